package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.graph.TrainingSession;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.training.EpochRunner.EpochRun;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class EpochRunnerTest {
  /** 100 steps an epoch. */
  private static final RunInputs INPUTS =
      new RunInputs(
          Runs.TINY,
          Runs.SHORT.withBatchSize(10),
          Placement.of(Device.CPU),
          new Execution(false, 1),
          Runs.SPLIT,
          RowOrder.shuffled(0),
          Optional.empty(),
          new ValidationMetrics(List.of()));

  @Test
  void aCancelIsObeyedAmidAnEpochAfterTheRunOfTheGraphThatItCameIn() {
    AtomicInteger asked = new AtomicInteger(); // before the order, the first run and the second
    assertThat(run(() -> asked.incrementAndGet() == 3).steps()).isEqualTo(32);
  }

  @Test
  void aCancelBeforeTheFirstStepIsObeyedThere() {
    assertThat(run(() -> true).steps()).isZero();
  }

  @Test
  void withoutOneTheEpochComesToItsEnd() {
    assertThat(run(() -> false).steps()).isEqualTo(100);
  }

  private static EpochRun run(BooleanSupplier cancelled) {
    try (TrainingSession session = INPUTS.openSession(() -> false)) {
      session.assign(INPUTS.startWeights());
      return new EpochRunner(session, INPUTS, new Listeners(List.of()))
          .run(1, UnfinishedEpoch.NONE, cancelled, soFar -> {});
    }
  }
}
