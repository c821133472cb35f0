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
 * Trains the replicates of a run, several at once if there are cores for them, and collects the
 * results of those that ended by themselves, or were cut short after at least one epoch.
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
   * Trains until all have ended or the run is cancelled, which an interrupt of this thread does
   * too; the interrupt stays pending. If one fails, the others are cancelled. No thread outlives
   * the call.
   *
   * @param parallel how many replicates train at once, or {@link SuiteSettings#AUTO}
   * @throws IOException if a checkpoint cannot be read, a SavedModel cannot be written, or the rows
   *     of a replicate are unusable
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

  /** Returns places in the run, in the order in which the replicates start. */
  private List<Integer> order() {
    List<Integer> places = IntStream.range(0, replicates.size()).boxed().toList();
    if (!trainer.longestFirst() || rows.resampled()) { // rows are split once per replicate number
      return places;
    }
    List<String> columns = rows.first().split().training().columns();
    Comparator<Integer> size =
        Comparator.comparingLong(place -> replicates.get(place).on(columns).model().parameters());
    return places.stream().sorted(size.reversed()).toList();
  }

  /** Returns the number of replicates to train. */
  int count() {
    return replicates.size();
  }

  /** Returns the results of those that ended or were cut short so far, in the run's order. */
  List<ReplicateResult> results() {
    return List.copyOf(results.values());
  }

  /** Returns the results of those that ended so far, in the run's order. */
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
    // The C library would keep what the session held, and the next session would add to it.
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
    boolean first = replicate.number() == 0; // a thousand replicates' weights would not fit
    results.put(index, first ? result : result.withoutWeights());
    exports.ended(index, result.result());
  }
}
