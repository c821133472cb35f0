package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final StopReason STOPPED =
      new StopReason.EarlyStopped(200, Metric.VAL_BINARY_CROSSENTROPY, 100);

  @Test
  void overfittingStartsWhereTheMarginIsLeftForGood() {
    Course course = of(200, CourseTest::falling, CourseTest::turning);
    assertThat(course.state()).isEqualTo(CourseState.OVERFITS);
    // Ten epochs of 0.0005 from the lowest use up the margin of 0.005; smoothing rounds the corner
    // and so lifts the lowest value by about 0.0013, two or three epochs more.
    assertThat(course.from()).isBetween(111, 115);
    // It ends at 0.6 + 0.05, less what smoothing takes off the end and adds to the lowest.
    assertThat(course.rise()).isCloseTo(0.047, within(0.002));
  }

  @Test
  void isNoOverfittingWhileTheRiseIsWithinTheMargin() {
    // In 100 epochs training falls by 0.1 and validation does not follow, which is close to it.
    assertThat(of(106, CourseTest::falling, CourseTest::turning).state())
        .isEqualTo(CourseState.STAGNATES);
  }

  @Test
  void isNoOverfittingWhereTrainingGetsWorseToo() {
    assertThat(of(200, CourseTest::turning, CourseTest::turning).state())
        .isEqualTo(CourseState.HOLDS);
  }

  @Test
  void curvesThatFallTogetherHold() {
    assertThat(of(200, CourseTest::falling, CourseTest::falling).state())
        .isEqualTo(CourseState.HOLDS);
  }

  /** Training is at 0.58 while validation, at 0.693, has never moved: that is not nothing. */
  @Test
  void aFlatCurveBesideOneThatFallsIsCloseToOverfitting() {
    Course course = of(200, epoch -> 0.693 - 0.113 * epoch / 200, epoch -> 0.693);
    assertThat(course.state()).isEqualTo(CourseState.STAGNATES);
    assertThat(course.lowest()).isEqualTo(0.693);
    assertThat(course.last()).isEqualTo(0.693);
    assertThat(course.from()).isZero();
  }

  @Test
  void whatFallsWhenTheEpochsEndWasTrainedTooShort() {
    assertThat(course(new StopReason.EpochsCompleted(200))).isEqualTo(CourseState.STILL_FALLING);
    assertThat(course(new StopReason.Cancelled(200))).isEqualTo(CourseState.STILL_FALLING);
    assertThat(course(STOPPED)).isEqualTo(CourseState.HOLDS);
    assertThat(
            of(200, CourseTest::falling, epoch -> 0.6, new StopReason.EpochsCompleted(200)).state())
        .isEqualTo(CourseState.STAGNATES);
  }

  private static CourseState course(StopReason reason) {
    return of(200, CourseTest::falling, CourseTest::falling, reason).state();
  }

  @Test
  void oneNoisyEpochAtTheEndIsNoOverfitting() {
    assertThat(of(200, CourseTest::falling, epoch -> epoch == 200 ? 0.62 : 0.6).state())
        .isNotEqualTo(CourseState.OVERFITS);
  }

  @Test
  void overfittingNeverStartsBeforeTheEpochOfTheLowestCrossentropy() {
    IntToDoubleFunction lateDip = epoch -> epoch == 150 ? 0.59 : turning(epoch);
    assertThat(of(200, CourseTest::falling, lateDip).from()).isEqualTo(151);
  }

  @Test
  void aCurveThatDivergesIsJudgedByWhatCameBefore() {
    IntToDoubleFunction diverging = epoch -> epoch < 200 ? turning(epoch) : Double.NaN;
    assertThat(of(200, CourseTest::falling, diverging))
        .isEqualTo(of(199, CourseTest::falling, CourseTest::turning));
    assertThat(Course.of(history(200, CourseTest::falling, epoch -> Double.NaN), STOPPED))
        .isEmpty();
  }

  @Test
  void noEpochsHaveNoCourseAndOneHolds() {
    assertThat(Course.of(new History(List.of()), STOPPED)).isEmpty();
    assertThat(of(1, CourseTest::falling, CourseTest::turning).state())
        .isEqualTo(CourseState.HOLDS);
  }

  private static double falling(int epoch) {
    return 0.7 - 0.001 * epoch;
  }

  /** The lowest value is 0.6 at epoch 100; from there it rises by 0.0005 an epoch. */
  private static double turning(int epoch) {
    return 0.6 + (epoch < 100 ? 0.001 * (100 - epoch) : 0.0005 * (epoch - 100));
  }

  private static Course of(
      int epochs, IntToDoubleFunction training, IntToDoubleFunction validation) {
    return of(epochs, training, validation, STOPPED);
  }

  private static Course of(
      int epochs,
      IntToDoubleFunction training,
      IntToDoubleFunction validation,
      StopReason stopReason) {
    return Course.of(history(epochs, training, validation), stopReason).orElseThrow();
  }

  private static History history(
      int epochs, IntToDoubleFunction training, IntToDoubleFunction validation) {
    List<EpochMetrics> history = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      float train = (float) training.applyAsDouble(epoch);
      float val = (float) validation.applyAsDouble(epoch);
      history.add(Epochs.of(epoch, 0.001f, train, train, 0.6f, val, val, 0.6f));
    }
    return new History(history);
  }
}
