package dev.overfit.suite;

import dev.overfit.graph.runtime.NativeMemory;
import dev.overfit.study.ReplicateResult;
import dev.overfit.suite.OrderedEvents.ReplicateEvents;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replicates of a run, begun in its order and several at once if there are cores for them, and
 * the results of those that ended by themselves, or were cut short with an epoch behind them.
 */
final class Replicates {
  private static final Logger LOG = LoggerFactory.getLogger(Replicates.class);

  private final List<PlannedReplicate> replicates;
  private final ReplicateRows rows;
  private final ReplicateTrainer trainer;
  private final Exports exports;
  private final OrderedEvents events;
  private final Cancellation cancellation;
  private final Map<Integer, ReplicateResult> results = new ConcurrentSkipListMap<>();

  Replicates(
      List<PlannedReplicate> replicates,
      ReplicateRows rows,
      ReplicateTrainer trainer,
      Exports exports,
      SuiteListener listener,
      Cancellation cancellation) {
    this.replicates = replicates;
    this.rows = rows;
    this.trainer = trainer;
    this.exports = exports;
    this.events = new OrderedEvents(listener, replicates.size());
    this.cancellation = cancellation;
  }

  /**
   * Trains until all have ended, or the run is cancelled, also by an interrupt of this thread,
   * which stays pending. If one fails, the others are cancelled. No thread outlives the call.
   *
   * @param parallel how many train at once, or {@link SuiteSettings#AUTO}
   * @throws IOException if a checkpoint cannot be read or a SavedModel not written, or the rows
   *     dealt out for a replicate are no good
   */
  void train(int parallel) throws IOException {
    CoreShares shares = trainer.shares(parallel);
    Workers workers = new Workers(shares.cores(), cancellation);
    try {
      for (int index : order()) {
        if (cancellation.requested()) {
          break;
        }
        SuiteRows dealt = rows.of(replicates.get(index).number());
        Replicate replicate = replicates.get(index).on(dealt.split().training().columns());
        workers.start(
            "overfit-" + replicate.name(),
            shares.of(replicate, dealt),
            () -> train(index, replicate, dealt));
      }
    } catch (IOException | RuntimeException | Error e) {
      workers.failed(e);
    }
    workers.await();
  }

  /** Places in the run, in the order in which they begin. */
  private List<Integer> order() {
    List<Integer> places = IntStream.range(0, replicates.size()).boxed().toList();
    if (!trainer.longestFirst() || rows.resampled()) { // rows are dealt out once a replicate number
      return places;
    }
    List<String> columns = rows.first().split().training().columns();
    Comparator<Integer> size =
        Comparator.comparingLong(place -> replicates.get(place).on(columns).model().parameters());
    return places.stream().sorted(size.reversed()).toList();
  }

  /** How many there are to train. */
  int count() {
    return replicates.size();
  }

  /** What ended so far, or was cut short, in the run's order. */
  List<ReplicateResult> results() {
    return List.copyOf(results.values());
  }

  /** What ended so far, in the run's order. */
  List<ReplicateResult> ended() {
    return results.values().stream().filter(each -> !each.outcome().isCut()).toList();
  }

  private void train(int index, Replicate replicate, SuiteRows dealt) throws IOException {
    try (ReplicateEvents listener = events.ofReplicate(index)) {
      listener.onReplicateBegin(new ReplicateBegin(replicate, index + 1, replicates.size()));
      LOG.info("{}: training", replicate.name());
      ReplicateResult result = trainer.train(replicate, dealt.split(), listener);
      LOG.info("{}: ended, {}", replicate.name(), result.result().stopReason());
      keep(index, replicate, result);
      listener.onReplicateEnd(replicate, result.result());
    } catch (CancellationException e) {
      LOG.info("{}: {}", replicate.name(), e.getMessage());
      cancellation.request();
    }
    // What its session held would lie in the C library, and the next one's come on top of it.
    NativeMemory.giveBack();
  }

  private void keep(int index, Replicate replicate, ReplicateResult result) throws IOException {
    if (!result.result().stopReason().ends(replicate.config().epochs())) {
      cancellation.request();
      if (result.outcome().epochs() > 0) {
        results.put(index, result.cut());
      }
      return;
    }
    boolean first = replicate.number() == 0; // a thousand times the weights would not fit
    results.put(index, first ? result : result.withoutWeights());
    exports.ended(index, result.result());
  }
}
