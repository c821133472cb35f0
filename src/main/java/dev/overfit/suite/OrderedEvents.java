package dev.overfit.suite;

import dev.overfit.training.EpochEnd;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Tells a listener of trials that run at once as if they ran one after another: it hears of the
 * first that has not ended as it goes; what the later ones tell is kept until it is their turn. One
 * thread at a time; after an exception the listener is told nothing more.
 */
final class OrderedEvents {
  private final SuiteListener listener;
  private final List<List<Consumer<SuiteListener>>> kept;
  private final BitSet ended = new BitSet();
  private int turn;
  private boolean thrown;

  /**
   * Events of so many trials.
   *
   * @param trials how many
   */
  OrderedEvents(SuiteListener listener, int trials) {
    this.listener = listener;
    this.kept =
        IntStream.range(0, trials)
            .<List<Consumer<SuiteListener>>>mapToObj(i -> new ArrayList<>())
            .toList();
  }

  /** What a trial tells, given its place in the suite; closed when it has ended or failed. */
  TrialEvents ofTrial(int index) {
    return new TrialEvents(index);
  }

  private synchronized void tell(int trial, Consumer<SuiteListener> event) {
    if (trial == turn) {
      tell(event);
    } else {
      kept.get(trial).add(event);
    }
  }

  private synchronized void end(int trial) {
    ended.set(trial);
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

  /** What one trial tells. Closing it makes it the next one's turn, which may throw likewise. */
  final class TrialEvents implements SuiteListener, AutoCloseable {
    private final int index;

    private TrialEvents(int index) {
      this.index = index;
    }

    @Override
    public void onTrialBegin(TrialBegin begin) {
      tell(index, to -> to.onTrialBegin(begin));
    }

    @Override
    public void onTrialResumed(Trial trial, int epochs) {
      tell(index, to -> to.onTrialResumed(trial, epochs));
    }

    @Override
    public void onEpochEnd(Trial trial, EpochEnd end) {
      tell(index, to -> to.onEpochEnd(trial, end));
    }

    @Override
    public void onTrialEnd(Trial trial, TrainingResult result) {
      tell(index, to -> to.onTrialEnd(trial, result));
    }

    @Override
    public void close() {
      end(index);
    }
  }
}
