package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import dev.overfit.training.Runs.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests a training that continues from the variables of another. */
class StartFromTest {
  private static final int STEPS_PER_EPOCH = 10;

  @TempDir Path folder;

  static Stream<Arguments> runs() {
    Adam fast = new Adam(new Constant(0.01));
    return Stream.of(
        Arguments.of("Adam, rate decays", Runs.TINY, Runs.SHORT),
        Arguments.of("dropout and L2", Runs.COMBINED, Runs.SHORT),
        Arguments.of(
            "dropout, AdamW", Runs.COMBINED, Runs.SHORT.withOptimizer(new AdamW(fast, 0.004))),
        Arguments.of("SGD", Runs.TINY, Runs.SHORT.withOptimizer(new Sgd(new Constant(0.1)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void theEndIsTheSameToTheBitAsIfItHadNeverStopped(
      String name, ModelSpec model, TrainingConfig config) {
    TrainingResult whole = Runs.train(model, config);
    TrainingResult part = Runs.train(model, config.withEpochs(2));
    assertThat(part.steps()).isEqualTo(2 * STEPS_PER_EPOCH);
    Recorder recorder = new Recorder();
    TrainingResult rest =
        Trainer.builder(model)
            .config(config)
            .startFrom(part.variables(), part.steps())
            .listener(recorder)
            .build()
            .train(Runs.SPLIT);
    assertThat(rest.variables()).isEqualTo(whole.variables());
    assertThat(rest.weights()).isEqualTo(whole.weights());
    assertThat(rest.validation()).isEqualTo(whole.validation());
    assertThat(rest.stopReason()).isEqualTo(whole.stopReason());
    assertThat(rest.steps()).isEqualTo(whole.steps()).isEqualTo(6 * STEPS_PER_EPOCH);
    assertThat(rest.history().epochs()).isEqualTo(whole.history().epochs().subList(2, 6));
    assertThat(recorder.begins.get(0).firstEpoch()).isEqualTo(3);
    assertThat(recorder.epochNumbers()).containsExactly(3, 4, 5, 6);
    assertThat(recorder.epochs.get(0).steps()).isEqualTo(3 * STEPS_PER_EPOCH);
  }

  @Test
  void cancelledWithinAnEpochTheRestOfItsBatchesRuns() {
    TrainingResult whole = Runs.train(Runs.COMBINED, Runs.SHORT);
    TrainingResult part =
        Runs.trainUntilStep(
            2 * STEPS_PER_EPOCH + 3, Trainer.builder(Runs.COMBINED).config(Runs.SHORT));
    assertThat(part.steps()).isEqualTo(2 * STEPS_PER_EPOCH + 4);
    TrainingResult rest = goOn(Runs.COMBINED, Runs.SHORT, part);
    assertThat(rest.variables()).isEqualTo(whole.variables());
    assertThat(rest.history().epochs().subList(1, 4))
        .isEqualTo(whole.history().epochs().subList(3, 6));
    // Validation follows the epoch, so it is that of the whole; training is of 6 batches of 10.
    EpochMetrics third = rest.history().epochs().get(0);
    EpochMetrics expected = whole.history().epochs().get(2);
    assertThat(third.epoch()).isEqualTo(3);
    assertThat(third.valLoss()).isEqualTo(expected.valLoss());
    assertThat(third.binaryCrossentropy())
        .isNotEqualTo(expected.binaryCrossentropy())
        .isBetween(0.8f * expected.binaryCrossentropy(), 1.25f * expected.binaryCrossentropy());
  }

  @Test
  void earlyStoppingAndTheBestWeightsBeginAnew() {
    TrainingResult part = Runs.train(Runs.TINY, Runs.SHORT.withEpochs(2));
    EarlyStopping never = new EarlyStopping(Metric.VAL_BINARY_CROSSENTROPY, 1e9, 2, true);
    TrainingResult rest = goOn(Runs.TINY, Runs.SHORT.withEpochs(50).withEarlyStopping(never), part);
    // The first epoch is the best by definition, and the next two are no better: 3, 4 and 5.
    assertThat(rest.stopReason())
        .isEqualTo(new StopReason.EarlyStopped(5, Metric.VAL_BINARY_CROSSENTROPY, 3));
    TrainingResult third = goOn(Runs.TINY, Runs.SHORT.withEpochs(3), part);
    assertThat(rest.bestWeights()).isEqualTo(third.weights());
    assertThat(rest.weights()).isEqualTo(third.weights());
    assertThat(rest.variables()).isNotEqualTo(third.variables());
  }

  @Test
  void aCheckpointOfItIsGoneOnWith() throws IOException {
    TrainingResult part = Runs.train(Runs.COMBINED, Runs.SHORT.withEpochs(2));
    Path file = folder.resolve("checkpoint");
    Runs.trainUntil(4, from(Runs.COMBINED, Runs.SHORT, part).checkpoint(CheckpointPolicy.of(file)));
    assertThat(Checkpoint.read(file).history().epochs())
        .extracting(EpochMetrics::epoch)
        .containsExactly(3, 4);
    TrainingResult resumed =
        from(Runs.COMBINED, Runs.SHORT, part).resumeFrom(file).build().train(Runs.SPLIT);
    Runs.assertSame(resumed, goOn(Runs.COMBINED, Runs.SHORT, part));
    assertThatThrownBy(
            () ->
                Trainer.builder(Runs.COMBINED)
                    .config(Runs.SHORT)
                    .resumeFrom(file)
                    .build()
                    .train(Runs.SPLIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("start weights: expected SHA-256")
        .hasMessageContaining("after 20 steps, received drawn");
  }

  @Test
  void weightsAloneBeginWithFreshSlots() {
    Weights weights = Runs.train(Runs.TINY, Runs.SHORT.withEpochs(2)).weights();
    TrainingResult given =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT)
            .initialWeights(weights)
            .build()
            .train(Runs.SPLIT);
    TrainingResult started =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT)
            .startFrom(weights, 0)
            .build()
            .train(Runs.SPLIT);
    Runs.assertSame(started, given);
  }

  @Test
  void whatCannotBeGoneOnFromIsRefused() {
    TrainingResult part = Runs.train(Runs.TINY, Runs.SHORT.withEpochs(2));
    assertThatThrownBy(() -> goOn(Runs.TINY, Runs.SHORT.withEpochs(2), part))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "epochs: expected more than the 2 that the start has behind it (20 steps of 10 an"
                + " epoch), received 2");
    Sgd sgd = new Sgd(new Constant(0.1));
    assertThatThrownBy(() -> goOn(Runs.TINY, Runs.SHORT.withOptimizer(sgd), part))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("weights: expected [")
        .hasMessageContaining("with the optimizer's slots or without, received");
    Weights none = Weights.of(List.of(), List.of());
    assertThatThrownBy(() -> Trainer.builder(Runs.TINY).startFrom(none, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps: expected at least 0, received -1");
  }

  private static TrainingResult goOn(ModelSpec model, TrainingConfig config, TrainingResult part) {
    return from(model, config, part).build().train(Runs.SPLIT);
  }

  private static Trainer.Builder from(ModelSpec model, TrainingConfig config, TrainingResult part) {
    return Trainer.builder(model).config(config).startFrom(part.variables(), part.steps());
  }
}
