package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class OverfittingTest {
  @Test
  void startsWhereTheMarginIsLeftForGood() {
    Overfitting overfitting =
        of(200, OverfittingTest::falling, OverfittingTest::turning).orElseThrow();
    // Ten epochs of 0.0005 from the lowest use the margin of 0.005 up; smoothing rounds the corner
    // and so lifts the lowest value by about 0.0013, two or three epochs more.
    assertThat(overfitting.from()).isBetween(111, 115);
    // It ends at 0.6 + 0.05, less what smoothing takes off the end and adds to the lowest.
    assertThat(overfitting.rise()).isCloseTo(0.047, within(0.002));
  }

  @Test
  void doesNotStartWhileTheRiseIsWithinTheMargin() {
    assertThat(of(106, OverfittingTest::falling, OverfittingTest::turning)).isEmpty();
  }

  @Test
  void isNotSeenWhereTrainingGetsWorseToo() {
    assertThat(of(200, OverfittingTest::turning, OverfittingTest::turning)).isEmpty();
  }

  @Test
  void isNotSeenWhereValidationFallsToTheEnd() {
    assertThat(of(200, OverfittingTest::falling, OverfittingTest::falling)).isEmpty();
  }

  @Test
  void oneNoisyEpochAtTheEndIsNoOverfitting() {
    assertThat(of(200, OverfittingTest::falling, epoch -> epoch == 200 ? 0.62 : 0.6)).isEmpty();
  }

  @Test
  void neverStartsBeforeTheEpochOfTheLowestCrossentropy() {
    IntToDoubleFunction lateDip = epoch -> epoch == 150 ? 0.59 : turning(epoch);
    assertThat(of(200, OverfittingTest::falling, lateDip).orElseThrow().from()).isEqualTo(151);
  }

  @Test
  void aCurveThatDivergesIsJudgedByWhatCameBefore() {
    IntToDoubleFunction diverging = epoch -> epoch < 200 ? turning(epoch) : Double.NaN;
    assertThat(of(200, OverfittingTest::falling, diverging))
        .isEqualTo(of(199, OverfittingTest::falling, OverfittingTest::turning));
    assertThat(of(200, OverfittingTest::falling, epoch -> Double.NaN)).isEmpty();
  }

  @Test
  void noEpochsAndOneEpochAreNoOverfitting() {
    assertThat(of(0, OverfittingTest::falling, OverfittingTest::turning)).isEmpty();
    assertThat(of(1, OverfittingTest::falling, OverfittingTest::turning)).isEmpty();
  }

  private static double falling(int epoch) {
    return 0.7 - 0.001 * epoch;
  }

  /** Lowest, 0.6, at epoch 100; from there up by 0.0005 an epoch. */
  private static double turning(int epoch) {
    return 0.6 + (epoch < 100 ? 0.001 * (100 - epoch) : 0.0005 * (epoch - 100));
  }

  private static Optional<Overfitting> of(
      int epochs, IntToDoubleFunction training, IntToDoubleFunction validation) {
    List<EpochMetrics> history = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      float train = (float) training.applyAsDouble(epoch);
      float val = (float) validation.applyAsDouble(epoch);
      history.add(Epochs.of(epoch, 0.001f, train, train, 0.6f, val, val, 0.6f));
    }
    return Overfitting.of(new History(history));
  }
}
