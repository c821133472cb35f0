package dev.overfit.training;

import static dev.overfit.training.Runs.COMBINED;
import static dev.overfit.training.Runs.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Split;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.keras.FormulaRows;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import dev.overfit.training.Runs.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests training on all rows, which leaves none to validate. */
class UnvalidatedTrainingTest {
  private static final Split ROWS = FormulaRows.load(2000).split(500, 1000, 500);
  private static final Split ALL = ROWS.joined();

  @TempDir Path folder;

  @Test
  void weightsAreThoseOfTheSameRowsWithOthersToValidate() {
    TrainingResult result = train(SHORT, ALL);
    Split validated = new Split(ALL.training(), ROWS.validation(), ALL.test(), ALL.origin());
    TrainingResult same = train(SHORT, validated);
    assertThat(result.variables()).isEqualTo(same.variables());
    assertThat(result.steps()).isEqualTo(6 * 15); // 1,500 rows in batches of 100
    assertThat(result.history().values(Metric.LOSS)).isEqualTo(same.history().values(Metric.LOSS));
    assertThat(result.stopReason()).isEqualTo(new StopReason.EpochsCompleted(6));
  }

  @Test
  void theBestWeightsAreTheLastAndTestIsUnderThem() {
    TrainingResult result = train(SHORT, ALL);
    assertThat(result.bestEpoch()).isEqualTo(result.history().last());
    assertThat(result.bestWeights())
        .isEqualTo(result.variables().select(COMBINED.variables()))
        .isEqualTo(result.weights());
    // validated on rows that it has learned, the same training's last epoch is its best
    Split learnt = new Split(ALL.training(), ALL.training(), ALL.test(), ALL.origin());
    TrainingResult same = train(SHORT, learnt);
    assertThat(same.bestEpoch()).isEqualTo(same.history().last());
    assertThat(result.test()).isPresent().isEqualTo(same.test());
  }

  @Test
  void figuresOfValidationAreNoneAndNotShown() {
    TrainingResult result = train(SHORT, ALL);
    assertThat(result.validation()).isEqualTo(Evaluation.NONE);
    assertThat(result.history().epochs())
        .allSatisfy(
            epoch -> {
              assertThat(epoch.validated()).isFalse();
              assertThat(epoch.valLoss()).isNaN();
              assertThat(epoch.loss()).isFinite();
            });
    assertThat(result.bestFigures().keySet())
        .containsExactly(
            "accuracy",
            "binary_crossentropy",
            "epoch",
            "loss",
            "test_accuracy",
            "test_auc",
            "test_average_precision",
            "test_binary_crossentropy");
  }

  @Test
  void nothingStopsEarlyByThem() {
    EarlyStopping soon = new EarlyStopping(Metric.VAL_BINARY_CROSSENTROPY, 0, 1, true);
    TrainingResult result = train(SHORT.withEarlyStopping(soon), ALL);
    assertThat(result.stopReason()).isEqualTo(new StopReason.EpochsCompleted(6));
    assertThat(result.weights()).isEqualTo(result.bestWeights());
    EarlyStopping byTraining = new EarlyStopping(Metric.LOSS, 10, 2, false);
    assertThat(train(SHORT.withEarlyStopping(byTraining), ALL).stopReason())
        .isEqualTo(new StopReason.EarlyStopped(3, Metric.LOSS, 1));
  }

  @Test
  void divergesAsAnyOther() {
    TrainingConfig wild = SHORT.withOptimizer(new Sgd(new Constant(1e30)));
    TrainingResult result = train(wild, ALL);
    assertThat(result.stopReason()).isInstanceOf(StopReason.Diverged.class);
    assertThat(((StopReason.Diverged) result.stopReason()).loss())
        .isEqualTo(Double.valueOf(result.history().last().orElseThrow().loss()));
  }

  @Test
  void goesOnFromACheckpointToTheSameEnd() throws IOException {
    TrainingResult unbroken = train(SHORT, ALL);
    Path file = folder.resolve("Combined.checkpoint");
    Trainer.builder(COMBINED)
        .config(SHORT.withEpochs(2))
        .checkpoint(CheckpointPolicy.of(file))
        .build()
        .train(ALL);
    Recorder recorder = new Recorder();
    Trainer going =
        Trainer.builder(COMBINED).config(SHORT).resumeFrom(file).listener(recorder).build();
    assertThat(going.hasEnded(ALL)).isFalse();
    TrainingResult result = going.train(ALL);
    assertThat(recorder.epochNumbers()).containsExactly(3, 4, 5, 6);
    assertThat(recorder.epochs.get(0).best()).map(EpochMetrics::epoch).isEqualTo(Optional.of(3));
    Runs.assertSame(result, unbroken);
    assertThat(result.test()).isEqualTo(unbroken.test());
  }

  private static TrainingResult train(TrainingConfig config, Split split) {
    return Trainer.builder(COMBINED).config(config).build().train(split);
  }
}
