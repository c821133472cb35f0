package dev.overfit.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import dev.overfit.evaluation.BinaryCrossentropy;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.Metric;
import dev.overfit.training.RankMetric;
import dev.overfit.training.RowMetric;
import dev.overfit.training.StopReason;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.Event;

class TensorBoardTest {
  private static final String END = "_hparams_/session_end_info";
  private static final long SUCCESS = 1;
  private static final long FAILURE = 2;

  @TempDir Path results;
  private final ManualClock clock = new ManualClock();
  private final ScriptedTraining training = ScriptedTraining.ofTiny(30);
  private Path folder;
  private TensorBoard listener;

  @BeforeEach
  void makeListener() {
    folder = results.resolve("logs").resolve("Tiny");
    listener = new TensorBoard(folder, null, clock);
  }

  @Test
  void trainHoldsKerasTagsAtTheEpochFromZero() throws IOException {
    training.run(listener);

    assertThat(Events.scalars(folder.resolve("train")))
        .isEqualTo(
            Map.of(
                "epoch_loss", byEpoch(EpochMetrics::loss),
                "epoch_binary_crossentropy", byEpoch(EpochMetrics::binaryCrossentropy),
                "epoch_accuracy", byEpoch(EpochMetrics::accuracy),
                "epoch_learning_rate", byEpoch(EpochMetrics::learningRate)));
  }

  @Test
  void validationHoldsNothingWhereNoRowsValidate() throws IOException {
    ScriptedTraining three = ScriptedTraining.ofTiny(3);
    listener.onTrainingBegin(three.begin());
    for (int epoch = 1; epoch <= 3; epoch++) {
      float none = Float.NaN;
      EpochMetrics metrics = Epochs.of(epoch, 0.001f, 0.6f, 0.5f, 0.7f, none, none, none);
      listener.onEpochEnd(new EpochEnd(metrics, Optional.of(metrics), 20L * epoch, 1));
    }
    listener.onTrainingEnd(three.result(new StopReason.EpochsCompleted(3)));

    assertThat(Events.scalars(folder.resolve("validation"))).isEmpty();
    assertThat(Events.scalars(folder)).isEmpty();
    assertThat(Events.scalars(folder.resolve("train"))).containsKey("epoch_loss");
  }

  @Test
  void validationHoldsKerasTagsAtTheEpochAndAtTheOptimizersStep() throws IOException {
    training.run(listener);

    assertThat(Events.scalars(folder.resolve("validation")))
        .isEqualTo(
            Map.of(
                "epoch_loss", byEpoch(EpochMetrics::valLoss),
                "epoch_binary_crossentropy", byEpoch(EpochMetrics::valBinaryCrossentropy),
                "epoch_accuracy", byEpoch(EpochMetrics::valAccuracy),
                "evaluation_loss_vs_iterations", bySteps(EpochMetrics::valLoss),
                "evaluation_binary_crossentropy_vs_iterations",
                    bySteps(EpochMetrics::valBinaryCrossentropy),
                "evaluation_accuracy_vs_iterations", bySteps(EpochMetrics::valAccuracy)));
  }

  @Test
  void whatWasAskedForHasCurvesAndColumnsOfItsOwn() throws IOException {
    TrainingResult result =
        Trainer.builder(ModelSpec.binaryClassifier("Tiny", 28, new Dense(4, Activation.ELU)))
            .config(
                TrainingConfig.defaults().withEpochs(3).withMetrics(RankMetric.AUC).withThreads(1))
            .metric(RowMetric.lower("brier", BinaryCrossentropy::mean))
            .listener(listener)
            .build()
            .train(FormulaRows.load(300).split(100, 200));
    Map<Long, Float> byEpoch = new TreeMap<>();
    Map<Long, Float> bySteps = new TreeMap<>();
    for (EpochMetrics epoch : result.history().epochs()) {
      byEpoch.put(epoch.epoch() - 1L, epoch.figure(Metric.VAL_AUC));
      bySteps.put((long) epoch.epoch(), epoch.figure(Metric.VAL_AUC));
    }
    assertThat(Events.scalars(folder.resolve("validation")))
        .containsEntry("epoch_auc", byEpoch)
        .containsEntry("evaluation_auc_vs_iterations", bySteps)
        .containsKeys("epoch_brier", "evaluation_brier_vs_iterations");
    assertThat(Events.scalars(folder.resolve("train"))).doesNotContainKey("epoch_auc");
    assertThat(Files.readString(listener.files().get(0), StandardCharsets.ISO_8859_1))
        .contains("validation AUC", "validation brier");
  }

  /** The script's validation crossentropy, 0.6 + 0.05 (x - 1)^2 / (1 + x), is lowest at x = 1. */
  @Test
  void folderItselfHoldsTheBestEpochsCrossentropy() throws IOException {
    training.run(listener);

    assertThat(Events.scalars(folder))
        .isEqualTo(Map.of("hparam/best_val_binary_crossentropy", Map.of(9L, 0.6f)));
  }

  @Test
  void bestEpochIsTheOneThatTheTrainerSays() throws IOException {
    listener.onTrainingBegin(training.begin());
    listener.onEpochEnd(
        new EpochEnd(training.metrics(3), Optional.of(training.metrics(2)), 60, 1_000_000));
    listener.close();
    float second = training.metrics(2).valBinaryCrossentropy();
    assertThat(Events.scalars(folder))
        .isEqualTo(Map.of("hparam/best_val_binary_crossentropy", Map.of(1L, second)));
  }

  @Test
  void noBestEpochLeavesNoPoint() throws IOException {
    listener.onTrainingBegin(training.begin());
    listener.onEpochEnd(new EpochEnd(training.metrics(1), Optional.empty(), 20, 1_000_000));
    listener.close();
    assertThat(Events.scalars(folder)).isEmpty();
  }

  @Test
  void curvesGrowOnTheDiskWhileTrainingRuns() throws IOException {
    listener.onTrainingBegin(training.begin());
    listener.onEpochEnd(training.end(1));
    assertThat(Events.scalars(folder.resolve("train"))).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    listener.onEpochEnd(training.end(2));
    assertThat(Events.scalars(folder.resolve("train")).get("epoch_loss")).hasSize(2);
    assertThat(Events.scalars(folder.resolve("validation")).get("epoch_loss")).hasSize(2);
    listener.close();
  }

  @Test
  void graphIsWrittenWhereOneIsGiven() throws IOException {
    byte[] graph = {10, 3, 10, 1, 'x'};
    training.run(new TensorBoard(folder, () -> graph, clock));

    assertThat(Events.ofFolder(folder.resolve("train")).stream().filter(Event::hasGraphDef))
        .singleElement()
        .satisfies(event -> assertThat(event.getGraphDef().toByteArray()).isEqualTo(graph));
  }

  @Test
  void noGraphIsWrittenWhereNoneIsGiven() throws IOException {
    training.run(listener);

    assertThat(Events.ofFolder(folder.resolve("train"))).noneMatch(Event::hasGraphDef);
  }

  @Test
  void laterTrainingReplacesTheEventFilesAndNothingElse() throws IOException {
    ScriptedTraining.ofTiny(50).run(listener);
    Path kept = Files.writeString(folder.resolve("train").resolve("notes.txt"), "mine");
    Path other = folder.resolveSibling("Small");
    ScriptedTraining.ofTiny(3).run(new TensorBoard(other, null, clock));
    clock.advance(Duration.ofMinutes(1));

    training.run(listener);

    assertThat(Events.scalars(folder.resolve("train")).get("epoch_loss")).hasSize(30);
    assertThat(Events.scalars(folder.resolve("validation")).get("epoch_loss")).hasSize(30);
    assertThat(Events.values(folder, END)).hasSize(1);
    assertThat(kept).hasContent("mine");
    assertThat(Events.scalars(other.resolve("train")).get("epoch_loss")).hasSize(3);
  }

  @Test
  void trainingThatGoesOnLeavesTheEarlierFiles() throws IOException {
    training.run(listener);
    listener.onTrainingBegin(training.beginAt(31));
    listener.close();

    assertThat(Events.files(folder)).hasSize(2);
    assertThat(Events.files(folder.resolve("train"))).hasSize(2);
    assertThat(Events.files(folder.resolve("validation"))).hasSize(2);
  }

  @Test
  void whatATrainingLeftIsRemovedWithItsFoldersAndNothingElse() throws IOException {
    training.run(listener);
    Path mine = Files.writeString(folder.resolve("validation").resolve("notes.txt"), "mine");
    assertThat(TensorBoard.remove(folder)).hasSize(3);
    assertThat(folder.resolve("train")).doesNotExist();
    assertThat(mine).exists();

    Files.delete(mine);
    assertThat(TensorBoard.remove(folder)).isEmpty();
    assertThat(folder).doesNotExist();
    assertThat(TensorBoard.remove(folder)).isEmpty();
    assertThat(results.resolve("logs")).isEmptyDirectory();
  }

  @Test
  void endedTrainingIsASuccessOnceAndClosingAfterwardsAddsNothing() throws IOException {
    training.run(listener);
    listener.close();
    listener.close();

    assertThat(status()).isEqualTo(SUCCESS);
  }

  @Test
  void trainingThatThrewIsAFailureWithAllItsEpochs() throws IOException {
    training.runEpochs(listener);
    listener.close();
    listener.close();

    assertThat(status()).isEqualTo(FAILURE);
    assertThat(Events.scalars(folder.resolve("train")).get("epoch_loss")).hasSize(30);
  }

  @Test
  void divergedAndCancelledTrainingsAreFailures() throws IOException {
    training.runEpochs(listener);
    listener.onTrainingEnd(training.result(new StopReason.Diverged(30, Double.NaN)));
    assertThat(status()).isEqualTo(FAILURE);

    training.runEpochs(listener);
    listener.onTrainingEnd(training.result(new StopReason.Cancelled(30)));
    assertThat(status()).isEqualTo(FAILURE);
  }

  @Test
  void closingWhatNeverBeganMakesNoFile() {
    listener.close();

    assertThat(folder).doesNotExist();
  }

  @Test
  void epochWithoutATrainingIsMisuse() {
    assertThatThrownBy(() -> listener.onEpochEnd(training.end(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(folder + ": no training has begun, or it has ended");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "validation"})
  void placeThatCannotBeWrittenIsNamed(String name) throws IOException {
    Files.createDirectories(folder);
    Path taken = Files.writeString(folder.resolve(name), "a file where a folder should be");

    assertThatThrownBy(() -> listener.onTrainingBegin(training.begin()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(taken + ": no event file could be made there: ");
    listener.close();
    assertThat(taken).hasContent("a file where a folder should be");
  }

  private long status() throws IOException {
    UnknownFieldSet data = UnknownFieldSet.parseFrom(Events.content(Events.value(folder, END)));
    return UnknownFieldSet.parseFrom(data.getField(4).getLengthDelimitedList().get(0))
        .getField(1)
        .getVarintList()
        .get(0);
  }

  private Map<Long, Float> byEpoch(Function<EpochMetrics, Float> figure) {
    return points(figure, epoch -> epoch - 1L);
  }

  private Map<Long, Float> bySteps(Function<EpochMetrics, Float> figure) {
    return points(figure, epoch -> 20L * epoch);
  }

  private Map<Long, Float> points(
      Function<EpochMetrics, Float> figure, Function<Integer, Long> step) {
    Map<Long, Float> points = new TreeMap<>();
    for (int epoch = 1; epoch <= training.epochs(); epoch++) {
      points.put(step.apply(epoch), figure.apply(training.metrics(epoch)));
    }
    return points;
  }
}
