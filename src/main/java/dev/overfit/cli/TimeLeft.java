package dev.overfit.cli;

import static java.util.Objects.requireNonNull;

import dev.overfit.suite.Replicate;
import dev.overfit.suite.ReplicateBegin;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.TrainingResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How much longer a training and the whole run take, at the speed so far.
 *
 * <ul>
 *   <li>At most: all epochs that the settings allow.
 *   <li>At least: until early stopping ends the training if no better epoch comes. It is said where
 *       nothing tells more: while a network still gets better, its training takes several times
 *       that.
 *   <li>Likely: as many epochs in all as the trainings of the same model that have ended in this
 *       run have at the median, within those two bounds.
 * </ul>
 *
 * <p>Of the run something is said once a training of each model that is to come has ended, so that
 * the speed of all is known; how the trainings follow each other is then known, too: replicate 0 of
 * each model, replicate 1 of each, and so on. The speed of a training is that of its last {@value
 * #RECENT} epochs, without the first, which takes longer; that of those to come the speed of the
 * last one of their model. If that one was there already, taken from another run or at its end, the
 * next likely is, too, and takes no time; at most it is trained. If several train at once, what is
 * likely is shorter by as much as the run so far was shorter than its trainings together; at most
 * they follow one after another.
 */
final class TimeLeft {
  /** Over how many epochs the speed is taken. */
  static final int RECENT = 50;

  private final List<Replicate> first = new ArrayList<>();
  private final Map<String, Past> past = new LinkedHashMap<>();
  private final LongSupplier nanoTime;
  private Optional<Current> current = Optional.empty();
  private long begun;
  private long trained;

  /**
   * Before a run.
   *
   * @param nanoTime tells the time, as {@link System#nanoTime} does
   */
  TimeLeft(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A replicate is about to train. */
  void begin(Replicate replicate) {
    if (first.isEmpty()) {
      begun = nanoTime.getAsLong();
    }
    if (replicate.number() == 0) {
      first.add(replicate);
    }
    current = Optional.of(new Current(replicate));
  }

  /** It has ended an epoch. */
  void epoch(EpochEnd end) {
    trained += end.elapsedNanos();
    current.ifPresent(training -> training.epoch(end));
  }

  /** It has ended, or was taken from another run; one that was cut short tells nothing. */
  void end(Replicate replicate, TrainingResult result) {
    boolean atOnce = current.map(Current::atOnce).orElse(true);
    current = Optional.empty();
    int epochs = result.history().size();
    if (epochs > 0 && result.stopReason().completed()) {
      past.computeIfAbsent(replicate.trial(), model -> new Past())
          .add(epochs, (double) result.elapsed().toNanos() / epochs, atOnce);
    }
  }

  /** How long the training that runs still takes, in words; empty if nothing can be said yet. */
  String ofTraining() {
    return current
        .filter(Current::hasSpeed)
        .map(training -> training.words(Optional.ofNullable(past.get(training.model()))))
        .orElse("");
  }

  /** How long the run takes from the beginning of a replicate on, likewise. */
  String ofRun(ReplicateBegin begin) {
    boolean known = first.stream().allMatch(each -> past.containsKey(each.trial()));
    if (begin.replicate().number() == 0 || first.isEmpty() || !known) {
      return "";
    }
    double likely = 0;
    double most = 0;
    for (int place = begin.place(); place <= begin.replicates(); place++) {
      Replicate replicate = first.get((place - 1) % first.size());
      Past trainings = requireNonNull(past.get(replicate.trial()));
      likely += trainings.likely(replicate.config().epochs());
      most += trainings.nanos(replicate.config().epochs());
    }
    double overlap = (nanoTime.getAsLong() - begun) / (double) Math.max(1, trained);
    return likelyAtMost(Math.min(1, overlap) * likely, most);
  }

  private static String likelyAtMost(double likely, double most) {
    return "likely " + DurationWords.about(likely) + ", at most " + DurationWords.atMost(most);
  }

  /** The trainings of a model that have ended. */
  private static final class Past {
    private final List<Integer> epochs = new ArrayList<>();
    private double nanosAnEpoch;
    private boolean lastAtOnce;

    void add(int count, double nanos, boolean atOnce) {
      epochs.add(count);
      nanosAnEpoch = nanos;
      lastAtOnce = atOnce;
    }

    /** Of an even number the lower of the two in the middle. */
    int median() {
      return epochs.stream().sorted().skip((epochs.size() - 1) / 2).findFirst().orElseThrow();
    }

    double nanos(int count) {
      return count * nanosAnEpoch;
    }

    /** What another one of at most so many epochs likely takes. */
    double likely(int most) {
      return lastAtOnce ? 0 : nanos(Math.min(median(), most));
    }
  }

  /** The training that runs. */
  private static final class Current {
    private final Replicate replicate;
    private final Deque<Long> nanos = new ArrayDeque<>();
    private int told;
    private int epoch;
    private int least;

    Current(Replicate replicate) {
      this.replicate = replicate;
    }

    String model() {
      return replicate.trial();
    }

    void epoch(EpochEnd end) {
      if (told == 1 || nanos.size() == RECENT) {
        nanos.removeFirst();
      }
      nanos.addLast(end.elapsedNanos());
      told++;
      epoch = end.metrics().epoch();
      least = least(end);
    }

    private int left() {
      return replicate.config().epochs() - epoch;
    }

    /** How many epochs early stopping lets pass at least. */
    private int least(EpochEnd end) {
      int stepsAnEpoch = (int) Math.max(1, end.steps() / epoch);
      int best = end.best().map(EpochMetrics::epoch).orElse(0);
      int all = replicate.config().leastEpochs(replicate.model(), stepsAnEpoch, best);
      return Math.max(0, all - epoch);
    }

    /** Whether it has trained no epoch, since another run has trained them. */
    boolean atOnce() {
      return told == 0;
    }

    boolean hasSpeed() {
      return told > 1;
    }

    private double nanosOf(int epochs) {
      return epochs * nanos.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    String words(Optional<Past> trainings) {
      if (least == left()) {
        return "at most " + DurationWords.atMost(nanosOf(left()));
      }
      return trainings
          .map(all -> Math.max(least, Math.min(left(), all.median() - epoch)))
          .map(likely -> likelyAtMost(nanosOf(likely), nanosOf(left())))
          .orElseGet(() -> DurationWords.between(nanosOf(least), nanosOf(left())));
    }
  }
}
