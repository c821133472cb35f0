package dev.overfit.suite;

import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochProgress;
import dev.overfit.training.Placement;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Reports replicates that train at once to a listener as if they trained one after another: the
 * listener hears of the first replicate that has not ended as it goes; events of later ones are
 * kept until their turn. Calls the listener from one thread at a time, and never again after an
 * exception.
 */
final class OrderedEvents {
  private final SuiteListener listener;
  private final List<List<Consumer<SuiteListener>>> kept;
  private final BitSet ended = new BitSet();
  private int turn;
  private boolean thrown;

  /**
   * Creates the events of replicates.
   *
   * @param replicates the number of replicates
   */
  OrderedEvents(SuiteListener listener, int replicates) {
    this.listener = listener;
    this.kept =
        IntStream.range(0, replicates)
            .<List<Consumer<SuiteListener>>>mapToObj(i -> new ArrayList<>())
            .toList();
  }

  /**
   * Returns the events of a replicate, by its place in the run; to be closed when it has ended or
   * failed.
   */
  ReplicateEvents ofReplicate(int index) {
    return new ReplicateEvents(index);
  }

  private synchronized void tell(int index, Consumer<SuiteListener> event) {
    if (index == turn) {
      tell(event);
    } else {
      kept.get(index).add(event);
    }
  }

  /** Reports an event that is not worth keeping for later. */
  private synchronized void tellNow(int index, Consumer<SuiteListener> event) {
    if (index == turn) {
      tell(event);
    }
  }

  private synchronized void end(int index) {
    ended.set(index);
    while (turn < kept.size() && ended.get(turn)) {
      kept.get(turn).clear();
      turn++;
      if (turn < kept.size()) {
        kept.get(turn).forEach(this::tell);
      }
    }
  }

  private void tell(Consumer<SuiteListener> event) {
    if (thrown) {
      return;
    }
    thrown = true;
    event.accept(listener);
    thrown = false;
  }

  /**
   * The events of one replicate. Closing them starts the next replicate's turn, in which the
   * listener may throw.
   */
  final class ReplicateEvents implements SuiteListener, AutoCloseable {
    private final int index;

    private ReplicateEvents(int index) {
      this.index = index;
    }

    @Override
    public void onReplicateBegin(ReplicateBegin begin) {
      tell(index, to -> to.onReplicateBegin(begin));
    }

    @Override
    public void onPlacement(Replicate replicate, Placement placement) {
      tell(index, to -> to.onPlacement(replicate, placement));
    }

    @Override
    public void onReplicateTaken(Replicate replicate, EarlierTraining training) {
      tell(index, to -> to.onReplicateTaken(replicate, training));
    }

    @Override
    public void onReplicateResumed(Replicate replicate, int epochs) {
      tell(index, to -> to.onReplicateResumed(replicate, epochs));
    }

    @Override
    public void onEpochProgress(Replicate replicate, EpochProgress progress) {
      tellNow(index, to -> to.onEpochProgress(replicate, progress));
    }

    @Override
    public void onEpochEnd(Replicate replicate, EpochEnd end) {
      tell(index, to -> to.onEpochEnd(replicate, end));
    }

    @Override
    public void onReplicateEnd(Replicate replicate, TrainingResult result) {
      tell(index, to -> to.onReplicateEnd(replicate, result));
    }

    @Override
    public void close() {
      end(index);
    }
  }
}
