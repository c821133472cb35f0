package dev.overfit.graph;

import dev.overfit.graph.runtime.NativeResources;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The tensors that are fed to a run of a {@link TrainingGraph}'s loop. They are overwritten for
 * each run, so that training leaves little garbage however many epochs there are. Closing frees
 * them.
 */
final class EpochFeeds implements AutoCloseable {
  private final NativeResources opened = new NativeResources();
  private final TInt32 order;
  private final TInt32 from;
  private final TInt32 to;
  private final TInt64 step;
  private final TInt32 validationTo;

  /**
   * @param rows the number of rows of an epoch
   */
  EpochFeeds(int rows) {
    order = TInt32.tensorOf(Shape.of(rows));
    opened.onClose(order::close);
    from = TInt32.scalarOf(0);
    opened.onClose(from::close);
    to = TInt32.scalarOf(0);
    opened.onClose(to::close);
    step = TInt64.scalarOf(0);
    opened.onClose(step::close);
    validationTo = TInt32.scalarOf(0);
    opened.onClose(validationTo::close);
  }

  /** Sets the order of the training rows. */
  void order(int[] rows) {
    order.asRawTensor().data().asInts().write(rows);
  }

  /**
   * Sets the batches to run.
   *
   * @param firstBatch the first batch, from 0
   * @param endBatch the batch to stop before
   * @param firstStep the optimizer's step of the first batch
   */
  void batches(int firstBatch, int endBatch, long firstStep) {
    from.setInt(firstBatch);
    to.setInt(endBatch);
    step.setLong(firstStep);
  }

  /** Sets how many validation rows to evaluate afterwards. */
  void validate(int rows) {
    validationTo.setInt(rows);
  }

  /** Feeds all tensors to a run. */
  Session.Runner feed(Session.Runner runner, TrainingGraph graph) {
    return runner
        .feed(graph.from, from)
        .feed(graph.to, to)
        .feed(graph.order, order)
        .feed(graph.step, step)
        .feed(graph.validationTo, validationTo);
  }

  @Override
  public void close() {
    opened.close();
  }
}
