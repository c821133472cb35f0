package dev.overfit.training;

import dev.overfit.graph.EpochFigures;
import dev.overfit.graph.EpochSums;
import dev.overfit.graph.TrainingSession;
import java.util.function.BooleanSupplier;

/**
 * Runs the epochs one after another on a session, in as few runs of the graph as possible or step
 * by step.
 */
final class EpochRunner {
  /**
   * How far an epoch got.
   *
   * @param steps how many steps of the epoch have run
   * @param figures the sums over those steps; with the validation if all steps have run
   */
  record EpochRun(int steps, EpochFigures figures) {}

  /** An action within an epoch. */
  @FunctionalInterface
  interface Between {
    void steps(EpochRun soFar);
  }

  /** The least time between two actions within an epoch. */
  private static final long NANOS_BETWEEN = 250_000_000;

  private final TrainingSession session;
  private final RowOrder rowOrder;
  private final Listeners listeners;
  private final EpochChunks chunks;
  private final int[] order;
  private final int batchSize;
  private final int stepsPerEpoch;

  EpochRunner(TrainingSession session, RunInputs inputs, Listeners listeners) {
    this.session = session;
    this.rowOrder = inputs.epochOrder();
    this.listeners = listeners;
    this.chunks = listeners.wantSteps() ? EpochChunks.single() : EpochChunks.byTime();
    this.order = new int[inputs.rowsPerEpoch()];
    this.batchSize = inputs.batchSize();
    this.stepsPerEpoch = inputs.stepsPerEpoch();
  }

  int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  /**
   * Runs an epoch, or the rest of one, and validates.
   *
   * @param epoch the epoch, from 1
   * @param begun how much of the epoch has run before
   * @param between the action to take about twice a second within the epoch
   * @return the whole epoch, or a part if it was cancelled
   */
  EpochRun run(int epoch, UnfinishedEpoch begun, BooleanSupplier cancelled, Between between) {
    EpochFigures carried = EpochFigures.notValidated(begun.sums());
    if (cancelled.getAsBoolean()) {
      return new EpochRun(begun.steps(), carried); // ordering millions of rows takes time
    }
    rowOrder.fill(order, epoch);
    session.order(order);
    long firstStep = (long) (epoch - 1) * stepsPerEpoch;
    EpochFigures figures = carried;
    int done = begun.steps();
    long told = System.nanoTime();
    while (done < stepsPerEpoch && !cancelled.getAsBoolean()) {
      int to = Math.min(stepsPerEpoch, done + chunks.next());
      figures = chunk(done, to, firstStep + done, figures);
      done = to;
      if (done < stepsPerEpoch && System.nanoTime() - told >= NANOS_BETWEEN) {
        between.steps(new EpochRun(done, figures));
        told = System.nanoTime();
      }
    }
    return new EpochRun(done, figures);
  }

  private EpochFigures chunk(int from, int to, long firstStep, EpochFigures carried) {
    long begun = System.nanoTime();
    boolean last = to == stepsPerEpoch;
    if (!listeners.wantSteps()) {
      EpochFigures figures = session.run(from, to, firstStep, carried.training(), last);
      chunks.took(to - from, System.nanoTime() - begun);
      return figures;
    }
    EpochFigures own = session.run(from, to, firstStep, EpochSums.ZERO, last);
    listeners.stepEnd(stepEnd(from, firstStep, own.training()));
    return carried.plus(own);
  }

  private StepEnd stepEnd(int batch, long step, EpochSums sums) {
    int rows = Math.min(batchSize, order.length - batch * batchSize);
    float penalty = sums.regularizationLoss() / rows;
    return new StepEnd(
        step,
        sums.binaryCrossentropy() / rows,
        penalty,
        sums.weightedCrossentropy() / rows + penalty);
  }
}
