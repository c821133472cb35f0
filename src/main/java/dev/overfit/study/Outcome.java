package dev.overfit.study;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.History;
import dev.overfit.training.StopReason;
import dev.overfit.training.StopReason.Cancelled;
import dev.overfit.training.StopReason.Diverged;
import dev.overfit.training.StopReason.EarlyStopped;
import dev.overfit.training.StopReason.EpochsCompleted;
import dev.overfit.training.TrainingResult;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of training a model once, as tables, sentences and pictures show it. A study derives
 * it from the result once and passes it to all of them.
 *
 * @param result the result that it was derived from
 * @param best the epoch of the best weights; empty if there is none
 * @param last the last epoch; empty if no epoch ended
 * @param course how the curves ran; empty unless they begin with finite figures
 */
public record Outcome(
    TrainingResult result,
    Optional<EpochMetrics> best,
    Optional<EpochMetrics> last,
    Optional<Course> course) {
  private static final StopReason.Visitor<Boolean> CUT =
      new StopReason.Visitor<>() {
        @Override
        public Boolean epochsCompleted(EpochsCompleted reason) {
          return false;
        }

        @Override
        public Boolean earlyStopped(EarlyStopped reason) {
          return false;
        }

        @Override
        public Boolean diverged(Diverged reason) {
          return false;
        }

        @Override
        public Boolean cancelled(Cancelled reason) {
          return true;
        }
      };

  public static Outcome of(TrainingResult result) {
    return new Outcome(
        result,
        result.bestEpoch(),
        result.history().last(),
        Course.of(behindWarmUp(result), result.stopReason()));
  }

  /** Returns the epochs after the warm-up; all epochs if the training ended during it. */
  private static History behindWarmUp(TrainingResult result) {
    List<EpochMetrics> behind =
        result.history().epochs().stream()
            .filter(epoch -> epoch.epoch() > result.warmUpEpochs())
            .toList();
    return behind.isEmpty() ? result.history() : new History(behind);
  }

  /** The curves, smoothed over epochs; empty unless they begin with finite figures. */
  Optional<SmoothedCurves> curves() {
    return SmoothedCurves.of(behindWarmUp(result));
  }

  /**
   * Returns whether all epochs are part of a warm-up, so that they say little about the weights.
   */
  boolean endedInWarmUp() {
    return result.warmUpEpochs() > 0
        && last.filter(epoch -> epoch.epoch() > result.warmUpEpochs()).isEmpty();
  }

  /** Returns whether an epoch of the warm-up had a lower validation crossentropy than the best. */
  boolean wasLowerInWarmUp() {
    return result.history().epochs().stream()
        .filter(epoch -> epoch.epoch() <= result.warmUpEpochs())
        .anyMatch(epoch -> epoch.valBinaryCrossentropy() < bestValue());
  }

  public String name() {
    return result.model().name();
  }

  /** The name; for a training that was cut short, also how far it came. */
  public String label() {
    return isCut()
        ? Figures.format(
            "%s (cut after %s epoch%s)", name(), Figures.count(epochs()), epochs() == 1 ? "" : "s")
        : name();
  }

  /** Returns whether the training was cut short; its figures are those so far, and it can go on. */
  public boolean isCut() {
    return result.stopReason().accept(CUT);
  }

  public long parameters() {
    return result.model().parameters();
  }

  public int epochs() {
    return result.history().size();
  }

  /** Returns whether there is a best epoch; there is one unless the first epoch diverged. */
  public boolean hasBest() {
    return best.isPresent();
  }

  /** The best epoch, formatted for people; a dash if there is none. */
  public String bestEpoch() {
    return best.map(epoch -> Figures.count(epoch.epoch())).orElse(Figures.NONE);
  }

  /** The validation crossentropy of the best epoch; positive infinity if there is none. */
  public double bestValue() {
    return best.map(epoch -> (double) epoch.valBinaryCrossentropy())
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The training crossentropy in the best epoch; NaN if there is none. */
  double bestTraining() {
    return best.map(epoch -> (double) epoch.binaryCrossentropy()).orElse(Double.NaN);
  }

  /** The validation crossentropy after the last epoch; NaN if no epoch ended. */
  double lastValidation() {
    return last.map(epoch -> (double) epoch.valBinaryCrossentropy()).orElse(Double.NaN);
  }

  /** The training crossentropy in the last epoch; NaN if no epoch ended. */
  double lastTraining() {
    return last.map(epoch -> (double) epoch.binaryCrossentropy()).orElse(Double.NaN);
  }

  /** Returns whether the model has regularizers, so that its loss is more than its crossentropy. */
  public boolean penalized() {
    return result.model().penalized();
  }

  /** What the regularizers add to the training loss in the last epoch; NaN if no epoch ended. */
  double penalty() {
    return last.map(this::penalty).orElse(Double.NaN);
  }

  /**
   * Returns what the regularizers add to the training loss of an epoch. If rows count by their
   * class, the training loss contains a different crossentropy; the addition to the validation loss
   * is returned instead.
   */
  public double penalty(EpochMetrics epoch) {
    return result.classWeight().alike()
        ? (double) epoch.loss() - epoch.binaryCrossentropy()
        : (double) epoch.valLoss() - epoch.valBinaryCrossentropy();
  }
}
