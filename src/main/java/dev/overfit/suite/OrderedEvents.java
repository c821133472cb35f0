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
 * Tells a listener of replicates that train at once as if they did one after another: it hears of
 * the first that has not ended as it goes; what the later ones tell is kept until it is their turn.
 * One thread at a time; after an exception the listener is told nothing more.
 */
final class OrderedEvents {
  private final SuiteListener listener;
  private final List<List<Consumer<SuiteListener>>> kept;
  private final BitSet ended = new BitSet();
  private int turn;
  private boolean thrown;

  /**
   * Events of so many replicates.
   *
   * @param replicates how many
   */
  OrderedEvents(SuiteListener listener, int replicates) {
    this.listener = listener;
    this.kept =
        IntStream.range(0, replicates)
            .<List<Consumer<SuiteListener>>>mapToObj(i -> new ArrayList<>())
            .toList();
  }

  /** What a replicate tells, given its place in the run; closed when it has ended or failed. */
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

  /** Tells what nobody needs to know later. */
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
   * What one replicate tells. Closing it makes it the next one's turn, which may throw likewise.
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
