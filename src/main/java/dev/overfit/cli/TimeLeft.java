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
 * Estimates how much longer a training and the whole run take, at the speed so far.
 *
 * <ul>
 *   <li>At most: all epochs that the settings allow.
 *   <li>At least: until early stopping ends the training if no better epoch comes. This is shown if
 *       nothing better is known: while a network still improves, its training takes several times
 *       that.
 *   <li>Likely: as many epochs in total as the median of the trainings of the same model that have
 *       ended in this run, within the two bounds above.
 * </ul>
 *
 * <p>The run gets an estimate once a training of each model to come has ended, so that the speed of
 * all is known. By then, the order of the trainings is known, too: replicate 0 of each model,
 * replicate 1 of each, and so on. The speed of a training is that of its last {@value #RECENT}
 * epochs, without the first, which takes longer; the speed of future trainings is that of the last
 * one of their model. If that one was there already, taken from another run or at its end, the next
 * likely is, too, and takes no time; the upper bound assumes that it is trained. If several train
 * at once, the likely time is scaled by the ratio of the run's time so far to that of its trainings
 * together; the upper bound assumes that they follow one after another.
 */
final class TimeLeft {
  /** The number of epochs over which the speed is measured. */
  static final int RECENT = 50;

  private final List<Replicate> first = new ArrayList<>();
  private final Map<String, Past> past = new LinkedHashMap<>();
  private final LongSupplier nanoTime;
  private Optional<Current> current = Optional.empty();
  private long begun;
  private long trained;

  /**
   * Creates the estimates before a run.
   *
   * @param nanoTime the clock, as {@link System#nanoTime}
   */
  TimeLeft(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Notes that a replicate is about to train. */
  void begin(Replicate replicate) {
    if (first.isEmpty()) {
      begun = nanoTime.getAsLong();
    }
    if (replicate.number() == 0) {
      first.add(replicate);
    }
    current = Optional.of(new Current(replicate));
  }

  /** Notes that an epoch has ended. */
  void epoch(EpochEnd end) {
    trained += end.elapsedNanos();
    current.ifPresent(training -> training.epoch(end));
  }

  /**
   * Notes that a replicate has ended or was taken from another run; ignores one that was cut short.
   */
  void end(Replicate replicate, TrainingResult result) {
    boolean atOnce = current.map(Current::atOnce).orElse(true);
    current = Optional.empty();
    int epochs = result.history().size();
    if (epochs > 0 && result.stopReason().completed()) {
      past.computeIfAbsent(replicate.trial(), model -> new Past())
          .add(epochs, (double) result.elapsed().toNanos() / epochs, atOnce);
    }
  }

  /** Returns the remaining time of the current training, in words; empty if it is not known yet. */
  String ofTraining() {
    return current
        .filter(Current::hasSpeed)
        .map(training -> training.words(Optional.ofNullable(past.get(training.model()))))
        .orElse("");
  }

  /**
   * Returns the remaining time of the run when a replicate begins, in words; empty if not known.
   */
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

    /** Returns the median; of an even number, the lower of the two in the middle. */
    int median() {
      return epochs.stream().sorted().skip((epochs.size() - 1) / 2).findFirst().orElseThrow();
    }

    double nanos(int count) {
      return count * nanosAnEpoch;
    }

    /** Returns how long another training of at most the given number of epochs likely takes. */
    double likely(int most) {
      return lastAtOnce ? 0 : nanos(Math.min(median(), most));
    }
  }

  /** The current training. */
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

    /** Returns the minimum number of epochs left before early stopping. */
    private int least(EpochEnd end) {
      int stepsAnEpoch = (int) Math.max(1, end.steps() / epoch);
      int best = end.best().map(EpochMetrics::epoch).orElse(0);
      int all = replicate.config().leastEpochs(replicate.model(), stepsAnEpoch, best);
      return Math.max(0, all - epoch);
    }

    /** Returns whether the training ran no epoch itself because another run had. */
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
