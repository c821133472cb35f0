package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.choice.Examples;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

class LearningRateTest {
  private static final LearningRateSchedule TUTORIAL =
      new InverseTimeDecay(0.001, 1, 20_000, false);

  @Test
  void startsAtTheRateAndHalvesAfterTheDecaySteps() {
    assertThat(inGraph(TUTORIAL, 0)).isEqualTo(0.001f);
    assertThat((double) inGraph(TUTORIAL, 1)).isCloseTo(0.001 / (1 + 1 / 20_000.0), within(2e-10));
    assertThat((double) inGraph(TUTORIAL, 20_000)).isCloseTo(0.0005, within(2e-10));
  }

  @Test
  void theGraphAgreesWithTheSchedule() {
    LearningRateSchedule staircase = new InverseTimeDecay(0.1, 0.5, 100, true);
    for (long step : new long[] {0, 1, 99, 100, 101, 250, 20_000, 1_000_000}) {
      assertThat(inGraph(TUTORIAL, step)).isEqualTo(TUTORIAL.at(step));
      assertThat(inGraph(staircase, step)).isEqualTo(staircase.at(step));
    }
  }

  /** Equal up to a last digit of float32, in which powers may differ. */
  @Test
  void theGraphAgreesWithEveryKindOfSchedule() {
    for (LearningRateSchedule schedule : Examples.of(LearningRateSchedule.class)) {
      for (long step : new long[] {0, 1, 2, 3, 7, 1_000}) {
        float expected = schedule.at(step);
        assertThat(inGraph(schedule, step)).isCloseTo(expected, within(Math.ulp(expected)));
      }
    }
  }

  @Test
  void theStaircaseChangesOnlyAtItsSteps() {
    LearningRateSchedule staircase = new InverseTimeDecay(0.1, 1, 100, true);
    assertThat(inGraph(staircase, 99)).isEqualTo(0.1f);
    assertThat(inGraph(staircase, 100)).isEqualTo(0.05f);
  }

  @Test
  void aConstantStays() {
    assertThat(inGraph(new Constant(0.05), 12_345)).isEqualTo(0.05f);
  }

  private static float inGraph(LearningRateSchedule schedule, long step) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = NameScope.operations(graph);
      return Tensors.fetch(session, LearningRate.at(tf, schedule, tf.constant(step)))[0];
    }
  }
}
