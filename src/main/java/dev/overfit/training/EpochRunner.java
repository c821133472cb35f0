package dev.overfit.training;

import dev.overfit.graph.EpochFigures;
import dev.overfit.graph.TrainingSession;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs one epoch after the other on a session: in as few runs of the graph as possible, or step by
 * step.
 */
final class EpochRunner {
  private final TrainingSession session;
  private final RowOrder rowOrder;
  private final List<TrainingListener> stepListeners;
  private final EpochChunks chunks;
  private final int[] order;
  private final int batchSize;
  private final int stepsPerEpoch;

  EpochRunner(
      TrainingSession session,
      RowOrder rowOrder,
      int rows,
      int batchSize,
      List<TrainingListener> stepListeners) {
    this.session = session;
    this.rowOrder = rowOrder;
    this.stepListeners = stepListeners;
    this.chunks = stepListeners.isEmpty() ? EpochChunks.byTime() : EpochChunks.single();
    this.order = new int[rows];
    this.batchSize = batchSize;
    this.stepsPerEpoch = (rows - 1) / batchSize + 1;
  }

  int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  /**
   * Runs an epoch and validates.
   *
   * @param epoch the epoch, from 1
   * @return its figures; empty where it was cancelled before its end
   */
  Optional<EpochFigures> run(int epoch, BooleanSupplier cancelled) {
    rowOrder.fill(order, epoch);
    session.order(order);
    long firstStep = (long) (epoch - 1) * stepsPerEpoch;
    EpochFigures figures = EpochFigures.ZERO;
    int done = 0;
    while (done < stepsPerEpoch) {
      if (cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      int to = Math.min(stepsPerEpoch, done + chunks.next());
      figures = chunk(done, to, firstStep + done, figures);
      done = to;
    }
    return Optional.of(figures);
  }

  private EpochFigures chunk(int from, int to, long firstStep, EpochFigures carried) {
    long begun = System.nanoTime();
    boolean last = to == stepsPerEpoch;
    if (stepListeners.isEmpty()) {
      EpochFigures figures = session.run(from, to, firstStep, carried, last);
      chunks.took(to - from, System.nanoTime() - begun);
      return figures;
    }
    EpochFigures own = session.run(from, to, firstStep, EpochFigures.ZERO, last);
    StepEnd end = stepEnd(from, firstStep, own);
    stepListeners.forEach(listener -> listener.onStepEnd(end));
    return carried.plus(own);
  }

  private StepEnd stepEnd(int batch, long step, EpochFigures figures) {
    int rows = Math.min(batchSize, order.length - batch * batchSize);
    return new StepEnd(
        step, figures.binaryCrossentropySum() / rows, figures.regularizationLossSum() / rows);
  }
}
