package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.graph.InitialWeights;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.Sgd;
import dev.overfit.training.RunIdentity.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that a checkpoint of another training is refused by naming what differs. */
class ResumeRefusalTest {
  private static final TrainingConfig CONFIG =
      Runs.SHORT.withThreads(1).withEarlyStopping(EarlyStopping.ofPatience(50));

  @TempDir static Path folder;
  private static Path file = Path.of("");

  @BeforeAll
  static void save() {
    file = folder.resolve("tiny.checkpoint");
    Runs.trainUntil(
        3, Trainer.builder(Runs.TINY).config(CONFIG).checkpoint(new CheckpointPolicy(file, 1)));
  }

  static Stream<Arguments> settings() {
    return Stream.of(
        Arguments.of(CONFIG.withSeed(7), "seed: expected 0, received 7"),
        Arguments.of(CONFIG.withBatchSize(50), "batch size: expected 100, received 50"),
        Arguments.of(CONFIG.withThreads(2), "threads: expected 1, received 2"),
        Arguments.of(
            CONFIG.withClassWeight(ClassWeight.of(0.5, 4)),
            "class weight: expected (none), received 0.5 for label 0, 4 for label 1"),
        Arguments.of(
            CONFIG.withTrainingShare(0.5), "training share: expected (none), received 0.5"),
        Arguments.of(CONFIG.withLogitThreshold(0.5), "logit threshold: expected 0.0, received 0.5"),
        Arguments.of(
            CONFIG.withOptimizer(new Sgd(CONFIG.optimizer().learningRate())),
            "optimizer: expected Adam[learningRate=InverseTimeDecay[rate=0.001, decayRate=1.0,"
                + " decaySteps=20000, staircase=false], beta1=0.9, beta2=0.999, epsilon=1.0E-7],"
                + " received Sgd[learningRate=InverseTimeDecay[rate=0.001, decayRate=1.0,"
                + " decaySteps=20000, staircase=false]]"),
        Arguments.of(
            CONFIG.withEarlyStopping(new EarlyStopping(Metric.VAL_ACCURACY, 0.01, 50, false)),
            "best epoch by: expected val_binary_crossentropy, min delta 0.0, received"
                + " val_accuracy, min delta 0.01"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void ofOtherSettings(TrainingConfig config, String difference) {
    assertRefused(Trainer.builder(Runs.TINY).config(config), Runs.SPLIT, difference);
  }

  @Test
  void ofAnotherModel() {
    ModelSpec renamed = new ModelSpec("Other", 28, Runs.TINY.layers());
    assertRefused(
        Trainer.builder(renamed).config(CONFIG),
        Runs.SPLIT,
        "model: expected " + Runs.TINY + ", received " + renamed);
  }

  @Test
  void ofOtherRows() throws IOException {
    Split shifted = FormulaRows.load(1500).split(400, 1000);
    List<Fact> facts = Checkpoint.read(file).run().facts();
    String message = message(Trainer.builder(Runs.TINY).config(CONFIG), shifted);
    assertThat(message)
        .contains(
            "training rows: expected " + value(facts, "training rows") + ", received 1000 rows")
        .contains(
            "validation rows: expected " + value(facts, "validation rows") + ", received 400 rows")
        .doesNotContain("row order:");
    assertThat(value(facts, "validation rows")).matches("500 rows, SHA-256 [0-9a-f]{64}");
  }

  @Test
  void ofOneOtherLabel() {
    float[] labels = Runs.SPLIT.training().labels().clone();
    labels[999] = 1 - labels[999];
    Split changed =
        new Split(
            Dataset.of(Runs.SPLIT.training().columns(), Runs.SPLIT.training().features(), labels),
            Runs.SPLIT.validation(),
            Runs.SPLIT.origin());
    assertThat(message(Trainer.builder(Runs.TINY).config(CONFIG), changed))
        .contains("training rows: ")
        .doesNotContain("validation rows: ");
  }

  @Test
  void ofAnotherOrderOrStart() {
    Trainer.Builder builder =
        Trainer.builder(Runs.TINY)
            .config(CONFIG)
            .rowOrder(RowOrder.sequential())
            .initialWeights(InitialWeights.draw(Runs.TINY, 1));
    assertThat(message(builder, Runs.SPLIT))
        .contains("row order: expected shuffled by the seed, received SHA-256 ")
        .contains("start weights: expected drawn, received SHA-256 ");
  }

  @Test
  void ofOtherVersionsAndFactsThatAreNotKnownHere() throws IOException {
    TrainingState state = Checkpoint.read(file);
    List<Fact> facts =
        Stream.concat(
                state.run().facts().stream()
                    .map(
                        fact ->
                            fact.name().endsWith(" version") ? new Fact(fact.name(), "9.9") : fact),
                Stream.of(new Fact("mixed precision", "true")))
            .toList();
    TrainingState other =
        new TrainingState(
            new RunIdentity(facts),
            state.started(),
            state.elapsed(),
            state.history(),
            state.epochTimes(),
            state.unfinished(),
            state.variables(),
            state.bestWeights());
    assertThatThrownBy(
            () -> Trainer.builder(Runs.TINY).config(CONFIG).resume(other).build().train(Runs.SPLIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "state: is the state of another training: overfit version: expected 9.9, received ")
        .hasMessageContaining("tensorflow version: expected 9.9, received 2.")
        .hasMessageEndingWith("mixed precision: expected true, received (none)");
  }

  @Test
  void ofATrainingThatWouldHaveEndedBefore() {
    assertThat(message(Trainer.builder(Runs.TINY).config(CONFIG.withEpochs(2)), Runs.SPLIT))
        .isEqualTo(
            file
                + ": holds 3 epochs and 0 steps, beyond the end of this training,"
                + " EpochsCompleted[epochs=2]; expected at least the epochs and the patience that"
                + " it was trained with");
  }

  @Test
  void ofATrainingThatWouldHaveEndedWithinItsLastEpoch() throws IOException {
    Path within = folder.resolve("within.checkpoint");
    Runs.trainUntilStep(
        34, Trainer.builder(Runs.TINY).config(CONFIG).checkpoint(CheckpointPolicy.of(within)));
    assertThat(Checkpoint.read(within).unfinished().steps()).isEqualTo(5);
    Trainer trainer =
        Trainer.builder(Runs.TINY).config(CONFIG.withEpochs(3)).resumeFrom(within).build();
    assertThatThrownBy(() -> trainer.train(Runs.SPLIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds 3 epochs and 5 steps, beyond the end of this training");
  }

  @Test
  void refusingLeavesTheCheckpointAsItIs() throws IOException {
    byte[] before = Files.readAllBytes(file);
    message(
        Trainer.builder(Runs.TINY)
            .config(CONFIG.withSeed(1))
            .checkpoint(new CheckpointPolicy(file, 1)),
        Runs.SPLIT);
    assertThat(file).hasBinaryContent(before);
  }

  private void assertRefused(Trainer.Builder builder, Split split, String difference) {
    assertThat(message(builder, split))
        .isEqualTo(file + ": is the state of another training: " + difference);
  }

  private String message(Trainer.Builder builder, Split split) {
    try {
      Trainer trainer = builder.resumeFrom(file).build();
      trainer.train(split);
      throw new AssertionError("was not refused");
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String value(List<Fact> facts, String name) {
    return facts.stream()
        .filter(fact -> fact.name().equals(name))
        .map(Fact::value)
        .findFirst()
        .orElseThrow();
  }
}
