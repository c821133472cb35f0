package dev.overfit.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Output;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that Keras' models predict and train here as they do there, and go back whole. */
class KerasModelTest {
  private static final float LOGITS = 1e-6f;

  /** The tolerance of the trajectories in their first 20 steps. */
  private static final double TRAINED = 2e-5;

  static List<KerasFile> files() {
    return KerasFile.all();
  }

  static Stream<KerasFile> trained() {
    return KerasFile.all().stream().filter(KerasFile::trained);
  }

  @Test
  void thereAreEnoughOfThem() {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(trained()).hasSizeGreaterThanOrEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("files")
  void givesTheLogitsOfKeras(KerasFile file) throws IOException {
    KerasModel keras = file.read();
    assertThat(KerasFile.logits(keras.model(), keras.weights()))
        .usingElementComparator(near(LOGITS))
        .containsExactly(file.logits());
  }

  @ParameterizedTest
  @MethodSource("trained")
  void trainsOnAsKerasDoes(KerasFile file) throws IOException {
    KerasModel keras = file.read();
    Weights weights = KerasFile.train(keras, file);
    assertThat(KerasFile.logits(keras.model(), weights)[0])
        .isNotCloseTo(file.logits()[0], within(1e-3f))
        .isCloseTo(file.trainedLogits()[0], within(2 * (float) TRAINED));
    List<float[]> expected = file.trainedWeights();
    assertThat(weights.variables()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      float[] found = new float[expected.get(i).length];
      weights.values(i).get(found);
      assertThat(found)
          .as(weights.variables().get(i).name())
          .usingElementComparator(near((float) TRAINED))
          .containsExactly(expected.get(i));
    }
  }

  private static Comparator<Float> near(float most) {
    return (one, other) -> Math.abs(one - other) <= most * Math.max(1, Math.abs(other)) ? 0 : 1;
  }

  @ParameterizedTest
  @MethodSource("files")
  void comesBackAsItWasWritten(KerasFile file, @TempDir Path folder) throws IOException {
    KerasModel keras = file.read();
    Path written = folder.resolve("new/again.keras");
    keras.write(written);
    KerasModel again = KerasModel.read(written);
    assertThat(again.model()).isEqualTo(keras.model());
    assertThat(again.weights()).isEqualTo(keras.weights());
    assertThat(again.output()).isEqualTo(keras.output());
    assertThat(again.notes()).isEmpty();
    byte[] bytes = Files.readAllBytes(written);
    keras.write(written);
    assertThat(written).hasBinaryContent(bytes);
    try (Stream<Path> left = Files.list(written.getParent())) {
      assertThat(left).containsExactly(written);
    }
  }

  @Test
  void readsEveryArgument() throws IOException {
    KerasModel keras = KerasFile.of("functional").read();
    assertThat(keras.model())
        .isEqualTo(
            ModelSpec.binaryClassifier(
                "functional_model",
                3,
                new Dense(6, Activation.LINEAR),
                new BatchNormalization(),
                new ActivationLayer(Activation.SILU),
                new Dropout(0.25),
                new Dense(4, Activation.SELU, new Regularizer.L2(0.01))));
    assertThat(KerasFile.of("batch_normalization").read().model().layers())
        .contains(new BatchNormalization(0.9, 0.01));
  }

  @Test
  void saysWhatKerasGivesAndWhatIsNotKept() throws IOException {
    KerasModel keras = KerasFile.of("functional").read();
    assertThat(keras.output()).isEqualTo(Output.PROBABILITIES);
    assertThat(KerasFile.of("l1l2").read().output()).isEqualTo(Output.PROBABILITIES);
    assertThat(KerasFile.of("l2").read().output()).isEqualTo(Output.LOGITS);
    assertThat(keras.notes())
        .hasSize(4)
        .anySatisfy(note -> assertThat(note).contains("'first' (Dense).kernel_initializer"))
        .anySatisfy(note -> assertThat(note).contains("(Dropout).seed"))
        .anySatisfy(note -> assertThat(note).contains("'functional_model'"))
        .anySatisfy(note -> assertThat(note).contains("optimizer"));
    assertThat(KerasFile.of("dense").read().notes()).isEmpty();
  }

  @Test
  void takesWeightsOfTheModelAndNamesOfKerasAlone(@TempDir Path folder) throws IOException {
    KerasModel dense = KerasFile.of("dense").read();
    Weights others = KerasFile.of("l2").read().weights();
    assertThatThrownBy(() -> dense.withWeights(others))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("weights: expected those of model dense, ");
    assertThatThrownBy(() -> dense.write(folder.resolve("dense.h5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("file: expected a name *.keras");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leavesWhatStoodThereWhereItCannotWrite(@TempDir Path folder) throws IOException {
    Path taken = folder.resolve("taken.keras");
    Files.createDirectories(taken.resolve("inside"));
    KerasModel dense = KerasFile.of("dense").read();
    assertThatThrownBy(() -> dense.write(taken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("taken.keras: could not be written");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(taken);
    }
  }
}
