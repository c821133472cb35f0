package dev.overfit.faults;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overfit.export.Predictor;
import dev.overfit.io.TfRecords;
import dev.overfit.training.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.xml.sax.SAXException;

/** Everything that runs have left in a folder, and whether each file is intact. */
final class Outputs {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path folder;
  private int files;
  private int leftOvers;
  private int tornTails;

  private Outputs(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads every file with a reader of its kind: checkpoints, tables, pictures, pages, JSON, event
   * files, SavedModels.
   */
  static Outputs checked(Path folder) throws IOException {
    Outputs outputs = new Outputs(folder);
    for (Path path : paths(folder)) {
      outputs.check(path);
    }
    return outputs;
  }

  /** Returns how many files were read and found intact. */
  int files() {
    return files;
  }

  /** Returns how many files and folders have a temporary one's name, which no reader looks at. */
  int leftOvers() {
    return leftOvers;
  }

  /** Returns how many event files end inside a record; they are read up to there. */
  int tornTails() {
    return tornTails;
  }

  /** Returns the SHA-256 of each file in a folder whose relative path contains the given part. */
  static Map<String, String> sums(Path folder, String part) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    for (Path path : paths(folder)) {
      String place = folder.relativize(path).toString();
      if (Files.isRegularFile(path) && place.contains(part)) {
        sums.put(place, sum(path));
      }
    }
    return sums;
  }

  private static String sum(Path file) throws IOException {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static List<Path> paths(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.sorted().toList();
    }
  }

  private void check(Path path) throws IOException {
    for (Path part : folder.relativize(path)) {
      if (part.toString().startsWith(".tmp-")) {
        leftOvers += part.equals(path.getFileName()) ? 1 : 0;
        return;
      }
    }
    try {
      if (Files.isRegularFile(path)) {
        checkFile(path);
        files++;
      } else if (path.getFileName().toString().matches("[1-9][0-9]*")) {
        checkSavedModel(path);
      }
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(path + " is broken: " + e.getMessage(), e);
    }
  }

  private void checkFile(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".checkpoint")) {
      Check.that(Checkpoint.read(file).epochs() >= 0, "epochs");
    } else if (name.endsWith(".csv")) {
      checkTable(file);
    } else if (name.endsWith(".png")) {
      Check.that(ImageIO.read(file.toFile()) != null, file + " is no picture");
    } else if (name.endsWith(".svg")) {
      checkXml(file);
    } else if (name.endsWith(".json")) {
      JSON.readTree(file.toFile());
    } else if (name.endsWith(".html")) {
      Check.that(Files.readString(file).strip().endsWith("</html>"), file + " is cut off");
    } else if (name.startsWith("events.out.tfevents.")) {
      checkEvents(file);
    }
  }

  private static void checkTable(Path file) throws IOException {
    String text = Files.readString(file);
    Check.that(text.endsWith("\n"), file + " is cut off");
    try (CSVParser parser = CSVParser.parse(text, CSVFormat.DEFAULT)) {
      List<CSVRecord> records = parser.getRecords();
      int columns = records.get(0).size();
      Check.that(
          columns > 1 && records.stream().allMatch(record -> record.size() == columns),
          file + " has rows of different lengths");
    }
  }

  private static void checkXml(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newDocumentBuilder().parse(file.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  private void checkEvents(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int whole = 0;
    for (byte[] record : TfRecords.wholeRecords(bytes)) {
      whole += TfRecords.framedLength(record);
    }
    tornTails += whole < bytes.length ? 1 : 0;
  }

  private static void checkSavedModel(Path version) throws IOException {
    try (Predictor predictor = Predictor.load(version, 1)) {
      float probability = predictor.probabilities(new float[predictor.features()])[0];
      Check.that(probability >= 0 && probability <= 1, version + " predicts " + probability);
      String card = "assets.extra/model.json";
      Check.that(
          Files.readString(version.resolve(card), StandardCharsets.UTF_8).endsWith("}\n"), card);
    }
  }
}
