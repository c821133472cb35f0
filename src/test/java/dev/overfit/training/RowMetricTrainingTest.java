package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Split;
import dev.overfit.evaluation.BinaryCrossentropy;
import dev.overfit.evaluation.RocAuc;
import dev.overfit.keras.FormulaRows;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.training.Runs.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests figures that a training is asked to compute on the validation rows. */
class RowMetricTrainingTest {
  private static final Metric VAL_MEAN = RowMetric.higher("mean_logit", (y, z) -> mean(z)).metric();
  private static final RowMetric CROSSENTROPY =
      RowMetric.lower("own_crossentropy", BinaryCrossentropy::mean);

  /** More validation rows than fit in one block. */
  private static final Split MANY = FormulaRows.load(3700).split(2700, 1000);

  @TempDir Path folder;

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @Test
  void areThoseOfTheLastWeightsAndLeaveAllElseAsItIs() {
    for (int threads : new int[] {1, 2}) {
      TrainingConfig config = Runs.SHORT.withThreads(threads);
      TrainingResult plain = Trainer.builder(Runs.COMBINED).config(config).build().train(MANY);
      TrainingResult asked =
          Trainer.builder(Runs.COMBINED)
              .config(config.withMetrics(RankMetric.AVERAGE_PRECISION, RankMetric.AUC))
              .metric(CROSSENTROPY)
              .build()
              .train(MANY);
      EpochMetrics last = asked.history().last().orElseThrow();
      assertThat(last.figure(Metric.VAL_AUC)).isEqualTo((float) asked.validation().auc());
      assertThat(last.figure(Metric.VAL_AVERAGE_PRECISION))
          .isEqualTo((float) asked.validation().averagePrecision());
      assertThat(last.figure(CROSSENTROPY.metric()))
          .isEqualTo((float) asked.validation().binaryCrossentropy());
      for (EpochMetrics epoch : asked.history().epochs()) { // summed in float32 there
        assertThat(epoch.figure(CROSSENTROPY.metric()))
            .isCloseTo(epoch.valBinaryCrossentropy(), within(2e-6f));
      }
      assertThat(asked.weights()).isEqualTo(plain.weights());
      for (Metric metric : Metric.values()) {
        assertThat(asked.history().values(metric)).isEqualTo(plain.history().values(metric));
      }
    }
  }

  @Test
  void standBehindTheOthersInTheHistoryItsCsvTheFiguresAndTheEvents() {
    Recorder recorder = new Recorder();
    TrainingResult result =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT.withMetrics(RankMetric.AUC))
            .metric(CROSSENTROPY)
            .listener(recorder)
            .build()
            .train(Runs.SPLIT);
    List<Metric> all = new ArrayList<>(Metric.values());
    all.addAll(List.of(Metric.VAL_AUC, CROSSENTROPY.metric()));
    assertThat(result.history().metrics()).isEqualTo(all);
    assertThat(recorder.begins.get(0).metrics()).isEqualTo(all);
    assertThat(recorder.epochs.get(5).metrics()).isEqualTo(result.history().epochs().get(5));
    List<String> lines = result.history().csv().lines().toList();
    assertThat(lines.get(0)).endsWith(",val_accuracy,val_auc,val_own_crossentropy");
    EpochMetrics first = result.history().epochs().get(0);
    assertThat(lines.get(1))
        .endsWith("," + first.figure(Metric.VAL_AUC) + "," + first.figure(CROSSENTROPY.metric()));
    assertThat(result.bestFigures())
        .containsEntry("val_auc", (double) result.bestEpoch().orElseThrow().figure(Metric.VAL_AUC));
  }

  @Test
  void areTakenOfEachEpochsOwnWeights() {
    List<Double> means = new ArrayList<>();
    List<float[]> logits = new ArrayList<>();
    RowMetric kept =
        RowMetric.higher(
            "mean_logit",
            (y, z) -> {
              logits.add(z);
              means.add(RocAuc.of(y, z));
              Arrays.fill(y, 7); // these are copies, so nobody else sees it
              return mean(z);
            });
    TrainingResult result =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT.withMetrics(RankMetric.AUC))
            .metric(kept)
            .build()
            .train(Runs.SPLIT);
    assertThat(logits).hasSize(6).doesNotHaveDuplicates();
    double[] auc = result.history().values(Metric.VAL_AUC);
    for (int epoch = 0; epoch < 6; epoch++) {
      assertThat((double) means.get(epoch).floatValue()).isEqualTo(auc[epoch]);
      assertThat(result.history().values(VAL_MEAN)[epoch])
          .isEqualTo((double) (float) mean(logits.get(epoch)));
    }
  }

  /** Higher is better: falling figures never beat the first epoch, rising ones always do. */
  @Test
  void earlyStoppingWatchesThemInTheirDirection() {
    int[] calls = {0};
    RowMetric falling = RowMetric.higher("falling", (y, z) -> -calls[0]++);
    TrainingResult fallen =
        train(Runs.SHORT.withEpochs(50).withEarlyStopping(EarlyStopping.on(falling, 3)), falling);
    assertThat(fallen.stopReason()).isEqualTo(new StopReason.EarlyStopped(4, falling.metric(), 1));
    assertThat(fallen.bestEpoch().orElseThrow().epoch()).isEqualTo(1);

    RowMetric dropping = RowMetric.lower("dropping", (y, z) -> -calls[0]++);
    TrainingResult dropped =
        train(Runs.SHORT.withEarlyStopping(EarlyStopping.on(dropping, 3)), dropping);
    assertThat(dropped.bestEpoch().orElseThrow().epoch()).isEqualTo(6);
  }

  @Test
  void theBestWeightsAreThoseOfTheHighestArea() {
    TrainingConfig config =
        Runs.SHORT
            .withEpochs(40)
            .withOptimizer(new Adam(new Constant(0.05)))
            .withEarlyStopping(EarlyStopping.on(RankMetric.AUC, 5).withRestoreBestWeights(true));
    TrainingResult result = Runs.train(Runs.TINY, config);
    double[] auc = result.history().values(Metric.VAL_AUC);
    double highest = Arrays.stream(auc).max().orElseThrow();
    int best = result.bestEpoch().orElseThrow().epoch();
    assertThat(result.stopReason())
        .isEqualTo(new StopReason.EarlyStopped(best + 5, Metric.VAL_AUC, best));
    assertThat(auc[best - 1]).isEqualTo(highest);
    assertThat((double) (float) result.validation().auc()).isEqualTo(highest);
    assertThat(result.weights()).isEqualTo(result.bestWeights());
    assertThat(result.history().best(Metric.VAL_BINARY_CROSSENTROPY).orElseThrow().epoch())
        .as("another epoch than by crossentropy, so that the test can fail")
        .isNotEqualTo(best);
  }

  @Test
  void fromAnyEpochTheEndIsTheSame() throws IOException {
    TrainingConfig config =
        Runs.SHORT.withEpochs(30).withEarlyStopping(EarlyStopping.on(RankMetric.AUC, 3));
    TrainingResult whole = train(config, CROSSENTROPY);
    int last = whole.history().size();
    for (int epoch : new int[] {1, last / 2, last - 1}) {
      Path file = folder.resolve("after" + epoch);
      Runs.trainUntil(
          epoch, builder(config, CROSSENTROPY).checkpoint(new CheckpointPolicy(file, 1)));
      TrainingState state = Checkpoint.read(file);
      assertThat(state.history().metrics()).isEqualTo(whole.history().metrics());
      assertThat(state.history().metrics().get(7).higherIsBetter()).isFalse();
      Runs.assertSame(
          builder(config, CROSSENTROPY).resumeFrom(file).build().train(Runs.SPLIT), whole);
    }
  }

  @Test
  void aStateOfOtherFiguresIsRefusedByName() throws IOException {
    Path file = folder.resolve("asked");
    Runs.trainUntil(2, builder(Runs.SHORT, CROSSENTROPY).checkpoint(new CheckpointPolicy(file, 1)));
    Trainer others =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT.withMetrics(RankMetric.AUC))
            .resumeFrom(file)
            .build();
    assertThatThrownBy(() -> others.train(Runs.SPLIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "metrics: expected val_own_crossentropy (lower), received val_auc (higher)");
  }

  @Test
  void stepByStepTheyAreTheSame() {
    TrainingConfig config = Runs.SHORT.withMetrics(RankMetric.AUC);
    TrainingResult bySteps =
        Trainer.builder(Runs.TINY)
            .config(config)
            .listener(Runs.atStepEnd(end -> {}))
            .build()
            .train(Runs.SPLIT);
    assertThat(bySteps.history().values(Metric.VAL_AUC))
        .isEqualTo(Runs.train(Runs.TINY, config).history().values(Metric.VAL_AUC));
  }

  @Test
  void withoutValidationRowsEachIsNanAndNothingStops() {
    TrainingResult result =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT.withEarlyStopping(EarlyStopping.on(RankMetric.AUC, 1)))
            .metric(CROSSENTROPY)
            .build()
            .train(Runs.SPLIT.joined());
    assertThat(result.history().size()).isEqualTo(6);
    assertThat(result.history().values(Metric.VAL_AUC)).containsOnly(Double.NaN);
    assertThat(result.history().values(CROSSENTROPY.metric())).containsOnly(Double.NaN);
  }

  @Test
  void whatNobodyTakesCannotBeWatched() {
    Trainer.Builder builder =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT.withEarlyStopping(EarlyStopping.on(CROSSENTROPY, 3)));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "monitor: expected one of loss, binary_crossentropy, accuracy, val_loss,"
                + " val_binary_crossentropy, val_accuracy, received val_own_crossentropy; a figure"
                + " of one's own is also said to Trainer.Builder.metric");
    assertThat(builder.metric(CROSSENTROPY).build().train(Runs.SPLIT).history().size())
        .isEqualTo(6);
  }

  @Test
  void aNameIsOfOneFigure() {
    Trainer.Builder twice =
        Trainer.builder(Runs.TINY)
            .metric(CROSSENTROPY)
            .metric(RowMetric.higher("own_crossentropy", RocAuc::of));
    assertThatThrownBy(twice::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "metric: expected each name once, received another of the name own_crossentropy");
    for (String name : List.of("loss", "accuracy", "", "F1", "a,b", "1st")) {
      assertThatThrownBy(() -> RowMetric.lower(name, RocAuc::of))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "metric: expected a name such as f1_score, of small letters, digits and underscores,"
                  + " that no figure of every epoch has, received '"
                  + name
                  + "'");
    }
  }

  @Test
  void whatAMetricThrowsEndsTheTraining() {
    RowMetric broken =
        RowMetric.lower(
            "broken",
            (y, z) -> {
              throw new IllegalStateException("of my own");
            });
    assertThatThrownBy(() -> train(Runs.SHORT, broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("of my own");
  }

  private static TrainingResult train(TrainingConfig config, RowMetric metric) {
    return builder(config, metric).build().train(Runs.SPLIT);
  }

  private static Trainer.Builder builder(TrainingConfig config, RowMetric metric) {
    return Trainer.builder(Runs.TINY).config(config).metric(metric);
  }
}
