package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Tests early stopping on scripted series by the epoch that it stops after, 0 if it does not, and
 * the best epoch.
 */
class ImprovementTest {
  private static final Metric MONITOR = Metric.VAL_BINARY_CROSSENTROPY;

  @Test
  void stopsOncePatienceIsOut() {
    Run run = run(new EarlyStopping(MONITOR, 0, 2, false), 0.5, 0.4, 0.45, 0.41, 0.3);
    assertThat(run).isEqualTo(new Run(4, 2));
  }

  @Test
  void anImprovementStartsPatienceAnew() {
    Run run = run(new EarlyStopping(MONITOR, 0, 2, false), 0.5, 0.6, 0.4, 0.45, 0.41);
    assertThat(run).isEqualTo(new Run(5, 3));
  }

  @Test
  void aTieIsNoImprovement() {
    Run run = run(new EarlyStopping(MONITOR, 0, 2, false), 0.5, 0.5, 0.5, 0.5);
    assertThat(run).isEqualTo(new Run(3, 1));
  }

  @Test
  void lessThanMinDeltaIsNoImprovement() {
    Run run = run(new EarlyStopping(MONITOR, 0.1, 2, false), 0.5, 0.45, 0.42, 0.3);
    assertThat(run).isEqualTo(new Run(3, 1));
  }

  @Test
  void minDeltaIsMeasuredFromTheBestNotFromTheLast() {
    Run run = run(new EarlyStopping(MONITOR, 0.1, 3, false), 0.5, 0.45, 0.39, 0.38);
    assertThat(run).isEqualTo(new Run(0, 3));
  }

  @Test
  void nanNeverImproves() {
    double nan = Double.NaN;
    assertThat(run(new EarlyStopping(MONITOR, 0, 2, false), nan, nan, nan))
        .isEqualTo(new Run(2, 0));
    assertThat(run(new EarlyStopping(MONITOR, 0, 2, false), nan, 0.5, nan, nan))
        .isEqualTo(new Run(4, 2));
  }

  @Test
  void patienceOfOneStopsAtTheFirstFailureButNeverInTheFirstEpoch() {
    assertThat(run(new EarlyStopping(MONITOR, 0, 1, false), 0.5, 0.6, 0.4))
        .isEqualTo(new Run(2, 1));
    assertThat(run(new EarlyStopping(MONITOR, 0, 1, false), Double.NaN, 0.6, 0.4))
        .isEqualTo(new Run(0, 3));
  }

  @Test
  void accuracyImprovesUpwards() {
    Run run = run(new EarlyStopping(Metric.VAL_ACCURACY, 0, 2, false), 0.5, 0.6, 0.6, 0.55);
    assertThat(run).isEqualTo(new Run(4, 2));
  }

  private record Run(int stoppedAfter, int bestEpoch) {}

  private static Run run(EarlyStopping rule, double... values) {
    Improvement improvement = new Improvement(rule.bestRule());
    for (int i = 0; i < values.length; i++) {
      float value = (float) values[i];
      improvement.update(Epochs.of(i + 1, 0, 0, 0, 0, 0, value, value));
      if (improvement.exhausted(rule.patience(), i + 1)) {
        return new Run(i + 1, best(improvement));
      }
    }
    return new Run(0, best(improvement));
  }

  private static int best(Improvement improvement) {
    return improvement.best().map(EpochMetrics::epoch).orElse(0);
  }
}
