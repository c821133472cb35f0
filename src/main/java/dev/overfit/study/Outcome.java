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
 * What came of training a model once, as the tables, the words and the pictures say it; a study
 * derives it from the result once and hands it to all of them.
 *
 * @param result what it was derived from
 * @param best the epoch that the best weights are of; empty if there is none
 * @param last the last epoch; empty where none ended
 * @param course how its curves ran; empty where no epoch has figures that are numbers
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

  /** The epochs behind the warm-up; all of them if the training ended before. */
  private static History behindWarmUp(TrainingResult result) {
    List<EpochMetrics> behind =
        result.history().epochs().stream()
            .filter(epoch -> epoch.epoch() > result.warmUpEpochs())
            .toList();
    return behind.isEmpty() ? result.history() : new History(behind);
  }

  /** Its curves, smoothed over epochs; empty where no epoch has figures that are numbers. */
  Optional<SmoothedCurves> curves() {
    return SmoothedCurves.of(behindWarmUp(result));
  }

  /** Whether its epochs are all of a warm-up, so that its figures say little of the weights. */
  boolean endedInWarmUp() {
    return result.warmUpEpochs() > 0
        && last.filter(epoch -> epoch.epoch() > result.warmUpEpochs()).isEmpty();
  }

  public String name() {
    return result.model().name();
  }

  /** The name, and of a training that was cut short how far it came. */
  public String label() {
    return isCut()
        ? Figures.format(
            "%s (cut after %s epoch%s)", name(), Figures.count(epochs()), epochs() == 1 ? "" : "s")
        : name();
  }

  /** Whether it was cut short, so that its figures are those up to there, and it can go on. */
  public boolean isCut() {
    return result.stopReason().accept(CUT);
  }

  public long parameters() {
    return result.model().parameters();
  }

  public int epochs() {
    return result.history().size();
  }

  /** Whether there is a best epoch, as there is unless the first one diverged. */
  public boolean hasBest() {
    return best.isPresent();
  }

  /** The best epoch as people write it; a dash where there is none. */
  public String bestEpoch() {
    return best.map(epoch -> Figures.count(epoch.epoch())).orElse(Figures.NONE);
  }

  /** The validation crossentropy of the best epoch; positive infinity where there is none. */
  public double bestValue() {
    return best.map(epoch -> (double) epoch.valBinaryCrossentropy())
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Training crossentropy in the best epoch; NaN where there is none. */
  double bestTraining() {
    return best.map(epoch -> (double) epoch.binaryCrossentropy()).orElse(Double.NaN);
  }

  /** Validation crossentropy after the last epoch; NaN where none ended. */
  double lastValidation() {
    return last.map(epoch -> (double) epoch.valBinaryCrossentropy()).orElse(Double.NaN);
  }

  /** Training crossentropy in the last epoch; NaN where none ended. */
  double lastTraining() {
    return last.map(epoch -> (double) epoch.binaryCrossentropy()).orElse(Double.NaN);
  }

  /** Whether the model has regularizers, so that its loss is more than its crossentropy. */
  public boolean penalized() {
    return result.model().penalized();
  }

  /** What the regularizers add to the training loss in the last epoch; NaN where none ended. */
  double penalty() {
    return last.map(this::penalty).orElse(Double.NaN);
  }

  /**
   * What the regularizers add to the training loss of an epoch. Where rows count by their class, so
   * that the training loss is of another crossentropy, what they add to the validation loss.
   */
  public double penalty(EpochMetrics epoch) {
    return result.classWeight().alike()
        ? (double) epoch.loss() - epoch.binaryCrossentropy()
        : (double) epoch.valLoss() - epoch.valBinaryCrossentropy();
  }
}
