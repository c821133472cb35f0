package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import dev.overfit.io.TfRecords;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.TrainingState;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;

/**
 * Checks that the real command leaves and prints the same in locales with other digits and signs.
 * Each locale runs in its own JVM, since much reads the locale only once.
 */
class LocaleTest {
  private static final Pattern WRAPPED = Pattern.compile("base64,([A-Za-z0-9+/=]*)");
  private static final String ROOT = "root";
  private static final List<String> OTHERS = List.of("ar-EG", "fa-IR");

  /** Numbers, and times in any notation; after their removal only other digits can differ. */
  private static final String NUMBER = "0x[0-9a-f]+|[0-9][0-9.:]*(E-?[0-9]+)?";

  /** Files without times, so that all of their bytes are compared. */
  private static final Pattern TIMELESS =
      Pattern.compile(".*(/history/|/plots/|/variables/|/assets|out\\.csv).*");

  @TempDir static Path folder;

  /** Runs all locales at once: most of the time goes into starting the JVM and the runtime. */
  @BeforeAll
  static void run() throws IOException, InterruptedException {
    List<Process> running = new ArrayList<>();
    for (String locale : Stream.concat(Stream.of(ROOT), OTHERS.stream()).toList()) {
      running.add(start(locale, Files.createDirectory(folder.resolve(locale))));
    }
    for (Process process : running) {
      assertThat(process.waitFor()).isEqualTo(ExitCode.USAGE.number());
    }
  }

  private static Process start(String locale, Path place) throws IOException {
    String[] parts = locale.equals(ROOT) ? new String[] {"", ""} : locale.split("-", -1);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.language=" + parts[0],
            "-Duser.country=" + parts[1],
            "-Dstdout.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            absoluteClassPath(),
            WholeCommand.class.getName());
    return builder
        .directory(place.toFile())
        .redirectOutput(place.resolve("out.txt").toFile())
        .redirectError(place.resolve("err.txt").toFile())
        .start();
  }

  private static String absoluteClassPath() {
    String separator = System.getProperty("path.separator");
    return Stream.of(System.getProperty("java.class.path").split(separator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .reduce((a, b) -> a + separator + b)
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR"})
  void everyFileAndWordIsTheSame(String locale) throws IOException {
    boolean pictures = Files.exists(place(ROOT).resolve(font(locale)));
    Map<String, Object> expected = content(place(ROOT), pictures);
    Map<String, Object> found = content(place(locale), pictures);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, content) -> assertThat(found.get(name)).as(name).isEqualTo(content));
  }

  @Test
  void itHasRunAllOfIt() throws IOException {
    assertThat(Files.readString(place(ROOT).resolve("out.txt")))
        .contains("Tiny: all 2 epochs done", "10,241 parameters", "probabilities of 40 rows")
        .contains("--trainingRows");
    assertThat(Files.readString(place(ROOT).resolve("err.txt"))).contains("1 to 2,147,483,647");
    assertThat(content(place(ROOT), true).keySet())
        .contains(
            "out.csv",
            "results/regularizers/history/Tiny.csv",
            "results/regularizers/plots/comparison.svg",
            "results/regularizers/checkpoints/Combined.checkpoint",
            "graphs/regularizers/Combined/#/saved_model.pb");
  }

  private static Path place(String locale) {
    return folder.resolve(locale);
  }

  /**
   * Returns the file named after the font's width, by which only the places of words may differ.
   */
  private static String font(String locale) throws IOException {
    try (Stream<Path> files = Files.list(place(locale))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("font-"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Returns the content of each file without times of day and durations. */
  private static Map<String, Object> content(Path place, boolean pictures) throws IOException {
    Map<String, Object> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = place.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith("font-") && !name.equals("err.txt")) {
          Object earlier = content.put(withoutNumbers(name), content(file, name, pictures));
          assertThat(earlier).as(name).isNull();
        }
      }
    }
    content.put("err.txt", complaints(place.resolve("err.txt")));
    return content;
  }

  private static Object content(Path file, String name, boolean pictures) throws IOException {
    if (name.endsWith(".checkpoint")) {
      TrainingState state = Checkpoint.read(file);
      return List.of(state.run(), state.history(), state.variables(), state.bestWeights());
    }
    if (name.contains("tfevents")) {
      List<String> events = new ArrayList<>();
      for (byte[] event : TfRecords.wholeRecords(Files.readAllBytes(file))) {
        events.add(withoutNumbers(text(Event.parseFrom(event))));
      }
      return events;
    }
    if (name.endsWith("saved_model.pb")) {
      return SavedModel.parseFrom(Files.readAllBytes(file));
    }
    if (!pictures && name.matches(".*\\.(png|svg)")) {
      return name.endsWith(".svg") ? withoutNumbers(Files.readString(file)) : "";
    }
    return TIMELESS.matcher(name).matches()
        ? Files.readString(file, StandardCharsets.ISO_8859_1)
        : withoutNumbers(withoutWrapping(Files.readString(file)));
  }

  /** Returns a page in which the files it embeds stand as plain text. */
  private static String withoutWrapping(String text) {
    return WRAPPED
        .matcher(text)
        .replaceAll(
            wrapped ->
                Matcher.quoteReplacement(
                    new String(
                        Base64.getDecoder().decode(wrapped.group(1)), StandardCharsets.UTF_8)));
  }

  /** Returns an event with its plugins' content, such as settings; a time there is eight bytes. */
  private static String text(Event event) throws IOException {
    StringBuilder text = new StringBuilder(event.getFileVersion());
    text.append(event.getStep()).append(GraphDef.parseFrom(event.getGraphDef()));
    for (Summary.Value value : event.getSummary().getValueList()) {
      SummaryMetadata.PluginData plugin = value.getMetadata().getPluginData();
      text.append(value.toBuilder().clearMetadata().build()).append(plugin.getPluginName());
      text.append(
          plugin.getPluginName().equals("hparams")
              ? UnknownFieldSet.parseFrom(plugin.getContent())
              : plugin.getContent().toStringUtf8());
    }
    return text.toString();
  }

  /** Returns the command's own complaints, since the native runtime writes there, too. */
  private static List<String> complaints(Path err) throws IOException {
    return Files.readAllLines(err).stream().filter(line -> line.startsWith("overfit:")).toList();
  }

  private static String withoutNumbers(String text) {
    return text.replaceAll(NUMBER, "#").replaceAll(" +", " ");
  }

  /** Does each thing that the command can do once, and ends with the last exit code. */
  static final class WholeCommand {
    private WholeCommand() {}

    public static void main(String[] none) throws IOException {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
      FontRenderContext context = new FontRenderContext(null, true, true);
      double width = font.getStringBounds("Epoch 0123456789", context).getWidth();
      Files.createFile(Path.of("font-" + width));
      train("regularizers", "Tiny,Combined", "--trainable", "true", "--weights", "last");
      train("sizes", "Tiny", "--progress", "none");
      Files.writeString(Path.of("rows.csv"), ("0.5" + ",-1.25".repeat(27) + "\n").repeat(40));
      Main.main(
          new String[] {
            "--predict", "graphs/sizes/Tiny", "--data", "rows.csv", "--output", "out.csv"
          });
      Main.main(new String[] {"--suite", "help"});
      Main.main(new String[] {"--help"});
      Main.main(new String[] {"--epochs", "0"});
    }

    private static void train(String suite, String models, String... more) {
      List<String> args =
          new ArrayList<>(List.of("--suite", suite, "--models", models, "--data", "simulated"));
      args.addAll(List.of("--trainingRows", "200", "--validationRows", "100"));
      args.addAll(List.of("--batchSize", "100", "--epochs", "2", "--threads", "1"));
      args.addAll(List.of("--parallel", "1"));
      args.addAll(List.of(more));
      Main.main(args.toArray(String[]::new));
    }
  }
}
