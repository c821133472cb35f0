package dev.overfit.study;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import dev.overfit.training.TrainingResult;
import java.util.Optional;

/**
 * What came of training a model once, as the tables, the words and the pictures say it; a study
 * derives it from the result once and hands it to all of them.
 *
 * @param result what it was derived from
 * @param best the epoch that the best weights are of; empty if there is none
 * @param lowest the epoch with the lowest validation crossentropy, which is another if early
 *     stopping watches another figure or overlooks small improvements; empty likewise
 * @param last the last epoch; empty where none ended
 * @param overfitting from when on it overfits; empty where it does not
 */
public record Outcome(
    TrainingResult result,
    Optional<EpochMetrics> best,
    Optional<EpochMetrics> lowest,
    Optional<EpochMetrics> last,
    Optional<Overfitting> overfitting) {

  public static Outcome of(TrainingResult result) {
    return new Outcome(
        result,
        result.bestEpoch(),
        result.history().best(Metric.VAL_BINARY_CROSSENTROPY),
        result.history().last(),
        Overfitting.of(result.history()));
  }

  public String name() {
    return result.model().name();
  }

  /** Whether both are about the same model; names are unique in a study. */
  boolean isSame(Outcome other) {
    return name().equals(other.name());
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

  /** Whether no epoch has a lower validation crossentropy than the best one. */
  boolean bestIsLowest() {
    return best.equals(lowest);
  }

  /** What {@link #bestValue} is, in words. */
  String bestValueInWords() {
    return bestIsLowest()
        ? "lowest validation crossentropy"
        : "validation crossentropy of its best epoch";
  }

  /** Validation crossentropy minus training crossentropy after the last epoch; NaN where none. */
  double gap() {
    return last.map(epoch -> (double) epoch.valBinaryCrossentropy() - epoch.binaryCrossentropy())
        .orElse(Double.NaN);
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
