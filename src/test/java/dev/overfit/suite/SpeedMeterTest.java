package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.DataOrigin;
import dev.overfit.model.ModelSpec;
import dev.overfit.training.Device;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochProgress;
import dev.overfit.training.Placement;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpeedMeterTest {
  private static final long MILLISECOND = 1_000_000;
  private static final Placement CPU =
      new Placement(Device.CPU, "CPU", "asked for", true, List.of());

  private final AtomicLong now = new AtomicLong(1_000);
  private final AtomicInteger ends = new AtomicInteger();

  /** It begins after 70 ms; the first of four epochs takes 500 ms, the last two 100 and 120 ms. */
  @Test
  void theLaterHalfOfTheEpochsCountsAndTheFirstIsABeginning() {
    SpeedMeter meter = begun(3, 20, 70);
    epochs(meter, 500, 300, 100, 120);
    TrainingSpeed speed = meter.speed().orElseThrow();
    assertThat(speed.epoch()).hasMillis(110);
    assertThat(speed.start()).hasMillis(70 + 500 - 110);
    assertThat(speed.placement()).isEqualTo(CPU);
    assertThat(speed.of(10)).hasMillis(460 + 10 * 110);
    assertThat(speed.of(0)).isZero();
    assertThat(ends).hasValue(0);
  }

  @Test
  void aSingleEpochIsAllThereIs() {
    SpeedMeter meter = begun(3, 20, 70);
    epochs(meter, 500);
    assertThat(meter.speed().orElseThrow().epoch()).hasMillis(500);
    assertThat(meter.speed().orElseThrow().start()).hasMillis(70);
  }

  @Test
  void itEndsOnceASecondAndAHalfIsWatchedBehindTheFirst() {
    SpeedMeter meter = begun(3, 20, 70);
    epochs(meter, 5000, 800, 600);
    assertThat(ends).hasValue(0);
    epochs(meter, 100);
    assertThat(ends).hasValue(1);
  }

  /**
   * In an epoch of 1,000 steps, 600 take 1.5 s after the first 100: 2.5 ms a step. The 90 rows that
   * validate are 3 batches, which take as long as a step.
   */
  @Test
  void anEpochTooLongToWaitForIsReckonedFromItsSteps() {
    SpeedMeter meter = begun(3, 1000, 70);
    meter.onEpochProgress(new EpochProgress(1, 100, 1000, 900 * MILLISECOND));
    assertThat(meter.speed()).isEmpty();
    meter.onEpochProgress(new EpochProgress(1, 400, 1000, 1650 * MILLISECOND));
    assertThat(ends).hasValue(0);
    meter.onEpochProgress(new EpochProgress(1, 700, 1000, 2400 * MILLISECOND));
    assertThat(ends).hasValue(1);
    TrainingSpeed speed = meter.speed().orElseThrow();
    assertThat(speed.epoch()).isEqualTo(Duration.ofNanos(1001 * 2_500_000L));
    assertThat(speed.start()).hasMillis(70);
  }

  @Test
  void nothingIsSaidOfATrainingThatDidNotBegin() {
    assertThat(new SpeedMeter(now::get, 3).speed()).isEmpty();
    assertThat(begun(3, 20, 70).speed()).isEmpty();
  }

  private SpeedMeter begun(double validationBatches, int steps, int millis) {
    SpeedMeter meter = new SpeedMeter(now::get, validationBatches);
    meter.onEnough(ends::incrementAndGet);
    now.addAndGet(millis * MILLISECOND);
    ModelSpec model = ModelSpec.binaryClassifier("Line", 2);
    DataOrigin origin = new DataOrigin("rows", "here", false, "0", 10);
    meter.onTrainingBegin(
        new TrainingBegin(model, TrainingConfig.defaults(), origin, steps, 1, CPU));
    return meter;
  }

  private static void epochs(SpeedMeter meter, long... millis) {
    for (long each : millis) {
      meter.onEpochEnd(
          new EpochEnd(ScriptedTraining.metrics(1), Optional.empty(), 20, each * MILLISECOND));
    }
  }
}
