package dev.overfit.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that models that this project cannot represent, and files that are not models, give an
 * error that says what is wrong and where.
 */
class HostileKerasFileTest {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.weights.h5";

  private static final JsonNode REFUSED = KerasFile.json("refused.json");

  @TempDir private Path folder;
  private Path file;
  private Map<String, byte[]> entries;

  @BeforeEach
  void takeAGoodOne() throws IOException {
    file = folder.resolve("model.keras");
    entries = entries(KerasFile.of("dense"));
    write();
    assertThat(KerasModel.read(file).model().name()).isEqualTo("dense");
  }

  private static Map<String, byte[]> entries(KerasFile good) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(good.path().toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private void write() throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      KerasArchive.write(out, entries);
    }
  }

  private void assertRefused(String words) throws IOException {
    write();
    assertThatThrownBy(() -> KerasModel.read(file))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(words);
  }

  private void edit(UnaryOperator<String> change) {
    String before = new String(entries.get(CONFIG), StandardCharsets.UTF_8);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    entries.put(CONFIG, after.getBytes(StandardCharsets.UTF_8));
  }

  static Iterator<String> refused() {
    return REFUSED.fieldNames();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aModelOfKerasThatIsNoneHereIsNamed(String name) throws IOException {
    JsonNode model = REFUSED.get(name);
    entries.put(CONFIG, model.get("config").toString().getBytes(StandardCharsets.UTF_8));
    assertRefused(model.get("words").asText());
  }

  @Test
  void aFieldThatNobodyKnowsIsNamed() throws IOException {
    edit(config -> config.replaceFirst("\"units\"", "\"temperature\": 2, \"units\""));
    assertRefused(
        "(Dense): expected a Dense of [units, activation, kernel_regularizer], found also [temperature]");
  }

  @Test
  void aClassOfSomebodysOwnIsNoneOfKeras() throws IOException {
    edit(
        config ->
            config.replaceFirst(
                "keras.layers\", \"class_name\": \"Dense", "own\", \"class_name\": \"Dense"));
    assertRefused("expected a class of keras.layers, found \"Dense\" of \"own\"");
  }

  @Test
  void aModelThatWasNotBuiltHasNoInput() throws IOException {
    edit(
        config ->
            config.replaceFirst(
                "\\{\"module\": \"keras.layers\", \"class_name\": \"InputLayer\".*?null\\}, ", ""));
    assertRefused("expected a model that was built");
  }

  @Test
  void whatIsNoZipIsSaid() throws IOException {
    Files.write(file, entries.get(WEIGHTS));
    assertThatThrownBy(() -> KerasModel.read(file))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": expected a .keras file, which is a zip");
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> KerasModel.read(file)).isExactlyInstanceOf(IOException.class);
    assertThatThrownBy(() -> KerasModel.read(folder)).isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata.json", CONFIG, WEIGHTS})
  void aMissingEntryIsNamed(String entry) throws IOException {
    entries.remove(entry);
    assertRefused("found no " + entry);
  }

  @Test
  void anotherVersionOfKerasIsNamed() throws IOException {
    entries.put(
        "metadata.json", "{\"keras_version\": \"2.15.0\"}".getBytes(StandardCharsets.UTF_8));
    assertRefused("expected a file of Keras 3, found one of 2.15.0");
  }

  @Test
  void weightsThatDoNotFitAreNamed() throws IOException {
    edit(config -> config.replaceFirst("\"units\": 8", "\"units\": 9"));
    assertRefused("layers/dense/vars/0 to be float32 [3, 9], found float of 4 bytes [3, 8]");
  }

  @Test
  void weightsInPiecesAreNotTaken() throws IOException {
    Path hdf5 = folder.resolve("pieces.h5");
    try (WritableHdfFile out = HdfFile.write(hdf5)) {
      out.putGroup("layers")
          .putGroup("dense")
          .putGroup("vars")
          .putDataset(
              "0", new float[3][8], DatasetCreationOptions.builder().chunkDimensions(1, 8).build());
    }
    entries.put(WEIGHTS, Files.readAllBytes(hdf5));
    assertRefused("expected values at layers/dense/vars/0 in one piece, as Keras 3 writes them");
  }

  @Test
  void missingWeightsAreNamed() throws IOException {
    entries.put(WEIGHTS, entries(KerasFile.of("l2")).get(WEIGHTS));
    edit(
        config ->
            config
                .replaceFirst("\"units\": 8", "\"units\": 6")
                .replaceFirst("\"units\": 4", "\"units\": 1"));
    assertRefused(
        "expected values at layers/dense_2/vars/0 in one piece, as Keras 3 writes them, found none");
  }

  @Test
  void moreWeightsThanTheFileHasRoomForAreNotTaken() throws IOException {
    edit(config -> config.replaceFirst("\"units\": 8", "\"units\": " + Integer.MAX_VALUE));
    assertRefused("expected the values of all layers, of which 'dense/kernel' has [3, 2147483647]");
  }

  @Test
  void featuresWithoutEndAreNotTaken() throws IOException {
    edit(config -> config.replaceFirst("\\[null, 3\\]", "[null, " + Integer.MAX_VALUE + "]"));
    assertRefused("expected [rows, features] with 1 to 1048576 features");
  }

  /** 80 MiB of zeros, in a file of some 80 kB. */
  @Test
  void aBombIsNotUnpacked() throws IOException {
    byte[] zeros = Arrays.copyOf(entries.get(WEIGHTS), 80 << 20);
    entries.put(WEIGHTS, zeros);
    assertRefused(WEIGHTS + ": expected at most 67108864 bytes, found more");
    assertThat(Files.size(file)).isLessThan(1 << 20);
    entries.put(WEIGHTS, Arrays.copyOf(zeros, 60 << 20));
    entries.put(CONFIG, Arrays.copyOf(entries.get(CONFIG), 20 << 20));
    assertRefused(CONFIG + ": expected at most 16777216 bytes, found more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{}", "[1]", "null", "{\"class_name\": 1}"})
  void aConfigurationThatIsNoneIsSaid(String json) throws IOException {
    entries.put(CONFIG, json.getBytes(StandardCharsets.UTF_8));
    assertRefused(json.equals("[") ? "no JSON" : "expected a ");
  }

  @Test
  void deepJsonIsNoStackOverflow() throws IOException {
    entries.put(CONFIG, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    assertRefused("no JSON");
  }

  @Test
  void hdf5CutAnywhereIsAnError() throws IOException {
    byte[] whole = Objects.requireNonNull(entries.get(WEIGHTS));
    for (int length = 0; length < whole.length; length += 199) {
      entries.put(WEIGHTS, Arrays.copyOf(whole, length));
      readOrRefuse();
    }
  }

  @Test
  void hdf5WithOtherBytesIsAnErrorOrAModel() throws IOException {
    byte[] whole = Objects.requireNonNull(entries.get(WEIGHTS));
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] changed = whole.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      entries.put(WEIGHTS, changed);
      readOrRefuse();
    }
  }

  private void readOrRefuse() throws IOException {
    write();
    try {
      assertThat(KerasModel.read(file).model().name()).isEqualTo("dense");
    } catch (IOException e) {
      assertThat(e).hasMessageStartingWith(file + ", " + WEIGHTS + ": ");
    } catch (RuntimeException e) {
      fail("expected an IOException", e);
    }
  }
}
