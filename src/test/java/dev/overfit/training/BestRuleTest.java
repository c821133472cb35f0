package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.graph.InitialWeights;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import dev.overfit.training.Runs.Recorder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which epoch is the best in scripted validation crossentropies and accuracies. */
class BestRuleTest {
  private static final float NAN = Float.NaN;

  @Test
  void withoutARuleItIsTheFirstWithTheLowestValidationCrossentropy() {
    TrainingConfig config = TrainingConfig.defaults().withoutEarlyStopping();
    assertThat(config.bestRule()).isEqualTo(BestRule.DEFAULT);
    assertThat(best(config.bestRule(), 0.7, 0.6, 0.65, 0.6)).isEqualTo(2);
    assertThat(TrainingConfig.defaults().bestRule()).isEqualTo(BestRule.DEFAULT);
  }

  @Test
  void earlyStoppingSaysByWhichFigureAlsoWhereNothingStops() {
    EarlyStopping rule = new EarlyStopping(Metric.VAL_ACCURACY, 0.01, 1000, false);
    assertThat(TrainingConfig.defaults().withEarlyStopping(rule).bestRule())
        .isEqualTo(new BestRule(Metric.VAL_ACCURACY, 0.01));
  }

  @Test
  void aHigherAccuracyIsBetterAndTheFirstOfThoseThatTie() {
    assertThat(best(new BestRule(Metric.VAL_ACCURACY, 0), 0.5, 0.6, 0.7, 0.7, 0.65)).isEqualTo(3);
  }

  /** 0.67 is not better than 0.7 by more than 0.05; 0.64 is; 0.6 is not better than that. */
  @Test
  void improvementsOfNoMoreThanMinDeltaAreOverlooked() {
    BestRule rule = new BestRule(Metric.VAL_BINARY_CROSSENTROPY, 0.05);
    assertThat(best(rule, 0.7, 0.67, 0.64, 0.6)).isEqualTo(3);
    assertThat(best(rule, 0.7, 0.69, 0.68, 0.66)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5})
  void theFirstEpochIsBestUntilABetterOneComes(double minDelta) {
    assertThat(best(new BestRule(Metric.VAL_BINARY_CROSSENTROPY, minDelta), 0.7)).isEqualTo(1);
    assertThat(best(new BestRule(Metric.VAL_ACCURACY, minDelta), 0)).isEqualTo(1);
  }

  @Test
  void nanIsNeverBestAndNothingIsWhereThereIsNoNumber() {
    assertThat(best(BestRule.DEFAULT, NAN, 0.7, NAN, 0.8)).isEqualTo(2);
    assertThat(best(BestRule.DEFAULT, Double.POSITIVE_INFINITY)).isZero();
    assertThat(best(BestRule.DEFAULT)).isZero();
  }

  @Test
  void theLastEpochIsTheBestWhereNothingValidates() {
    History history =
        new History(
            List.of(
                Epochs.of(1, 0, 0.5f, 0.5f, 0.5f, NAN, NAN, NAN),
                Epochs.of(2, 0, 0.7f, 0.7f, 0.5f, NAN, NAN, NAN),
                Epochs.of(3, 0, NAN, NAN, 0.5f, NAN, NAN, NAN)));
    assertThat(BestRule.DEFAULT.of(history)).contains(history.epochs().get(1));
    assertThat(BestRule.DEFAULT.withWarmUp(5).of(history)).contains(history.epochs().get(1));
    assertThat(new BestRule(Metric.LOSS, 0).of(history)).contains(history.epochs().get(0));
  }

  /** Weights of NaN say no to every row, which may be right for most rows. */
  @Test
  void anEpochThatDivergedIsNotBestHoweverGoodItsAccuracy() {
    History history =
        new History(
            List.of(
                Epochs.of(1, 0, 0.7f, 0.7f, 0.5f, 0.7f, 0.7f, 0.4f),
                Epochs.of(2, 0, NAN, NAN, 0.5f, NAN, NAN, 0.6f),
                Epochs.of(3, 0, Float.POSITIVE_INFINITY, 0.6f, 0.5f, 0.7f, 0.7f, 0.7f)));
    assertThat(new BestRule(Metric.VAL_ACCURACY, 0).of(history)).contains(history.epochs().get(0));
  }

  @Test
  void aTrainingThatDivergesAtOnceHasNoBestEpochAndItsStartWeights() {
    EarlyStopping rule = new EarlyStopping(Metric.VAL_ACCURACY, 0, 5, true);
    Recorder recorder = new Recorder();
    TrainingResult result =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT.withOptimizer(new Sgd(new Constant(1e30))).withEarlyStopping(rule))
            .listener(recorder)
            .build()
            .train(Runs.SPLIT);
    assertThat(result.history().size()).isEqualTo(1);
    assertThat(result.bestEpoch()).isEmpty();
    assertThat(result.bestFigures()).isEmpty();
    assertThat(result.bestWeights()).isEqualTo(InitialWeights.draw(Runs.TINY, Runs.SHORT.seed()));
    assertThat(recorder.epochs.get(0).best()).isEmpty();
  }

  @Test
  void whatListenersWereToldCanBeToldAgain() {
    EarlyStopping rule = new EarlyStopping(Metric.VAL_ACCURACY, 0.01, 100, false);
    Recorder recorder = new Recorder();
    TrainingResult result =
        Trainer.builder(Runs.COMBINED)
            .config(Runs.SHORT.withEarlyStopping(rule))
            .listener(recorder)
            .build()
            .train(Runs.SPLIT);
    List<EpochEnd> told =
        recorder.epochs.stream()
            .map(end -> new EpochEnd(end.metrics(), end.best(), end.steps(), 0))
            .toList();
    assertThat(result.history().ends(recorder.begins.get(0))).isEqualTo(told);
    assertThat(told.get(told.size() - 1).best()).isEqualTo(result.bestEpoch());
  }

  @Test
  void wordsSayByWhatItJudges() {
    assertThat(new BestRule(Metric.VAL_ACCURACY, 0).words()).isEqualTo("validation accuracy");
    assertThat(new BestRule(Metric.VAL_BINARY_CROSSENTROPY, 0.01).words())
        .isEqualTo("validation crossentropy in steps of more than 0.01");
  }

  @Test
  void minDeltaIsNotNegative() {
    assertThatThrownBy(() -> new BestRule(Metric.LOSS, -0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minDelta: expected a finite number of at least 0, received -0.1");
  }

  /** Returns the best epoch if both figures have these values, or 0 if there is none. */
  private static int best(BestRule rule, double... values) {
    List<EpochMetrics> epochs = new ArrayList<>();
    for (double value : values) {
      float figure = (float) value;
      boolean ofAccuracy = rule.monitor().equals(Metric.VAL_ACCURACY);
      float loss = ofAccuracy ? 0.5f : figure;
      float accuracy = ofAccuracy ? figure : 0.5f; // a number, whatever the weights are
      epochs.add(Epochs.of(epochs.size() + 1, 0, 0.5f, 0.5f, 0.5f, loss, loss, accuracy));
    }
    return rule.of(new History(epochs)).map(EpochMetrics::epoch).orElse(0);
  }
}
