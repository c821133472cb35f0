package dev.overfit.study;

import dev.overfit.data.Split;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.TrainingConfig;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A study's plan for training a model once more, on the training and validation rows together,
 * which leaves no rows to say when to stop: which model, and for how many epochs. The test rows
 * have no influence on it.
 *
 * <p>The number of epochs is the median of the best epochs of the model's replicates; of an even
 * number, the lower of the two middle ones. As elsewhere, a replicate that diverged, or has no best
 * epoch, does not count.
 *
 * @param model the name of the model
 * @param epochs the number of epochs, at least 1
 * @param counted the number of replicates that the median is taken over, at least 1
 */
public record FitPlan(String model, int epochs, int counted) {
  /** Returns the plan for a model of a study; empty if none of its replicates counts. */
  public static Optional<FitPlan> of(Study study, String model) {
    List<Integer> epochs =
        counted(study, model).stream()
            .flatMap(each -> each.outcome().best().stream())
            .map(EpochMetrics::epoch)
            .sorted()
            .toList();
    return epochs.isEmpty()
        ? Optional.empty()
        : Optional.of(new FitPlan(model, epochs.get((epochs.size() - 1) / 2), epochs.size()));
  }

  /**
   * Returns the plan for the model with the lowest mean validation crossentropy at its best epochs,
   * the first one in case of a tie. A network trained on parts of the rows is represented by the
   * model with the most rows. Empty if no replicate counts.
   */
  public static Optional<FitPlan> ofBest(Study study) {
    List<LearningCurve> curves = LearningCurve.of(study);
    return study.models().stream()
        .filter(model -> curves.stream().noneMatch(curve -> curve.holdsBelowItsEnd(model)))
        .map(ModelOutcomes::name)
        .filter(model -> !counted(study, model).isEmpty())
        .min(Comparator.comparingDouble(model -> validation(study, model)))
        .flatMap(model -> of(study, model));
  }

  private static double validation(Study study, String model) {
    return Spread.mean(
        counted(study, model).stream().mapToDouble(each -> each.outcome().bestValue()).toArray());
  }

  private static List<ReplicateResult> counted(Study study, String model) {
    return study.ended().stream()
        .filter(each -> each.model().equals(model))
        .filter(MedianReplicate::counts)
        .toList();
  }

  /**
   * Describes the training, such as {@code Tiny on 11,000 rows, those that trained and validated,
   * for 20 epochs, the median best epoch of 5 replicates}.
   *
   * @param config the settings of the training
   * @param split the rows, without validation rows
   */
  public String words(TrainingConfig config, Split split) {
    return Figures.format(
        "%s on %s, for %s epoch%s%s, %s",
        model,
        rowsInWords(config, split),
        Figures.count(epochs),
        epochs == 1 ? "" : "s",
        config.epochInWords().map(steps -> " of " + steps).orElse(""),
        epochsInWords());
  }

  static String rowsInWords(TrainingConfig config, Split split) {
    int rows = config.trainingRows(split.training());
    int all = split.training().rows();
    return Figures.format(
        "%s%s rows, those that trained and validated",
        rows == all ? "" : Figures.count(rows) + " of the ", Figures.count(all));
  }

  /**
   * Says how the number of epochs was found, such as {@code the median best epoch of 5 replicates}.
   */
  public String epochsInWords() {
    return counted == 1
        ? "its best epoch"
        : Figures.format(
            "the %smedian best epoch of %s replicates",
            counted % 2 == 0 ? "lower " : "", Figures.count(counted));
  }
}
