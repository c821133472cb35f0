package dev.overfit.study;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.training.TestEvaluation;
import dev.overfit.training.TrainingResult;
import java.util.Optional;

/**
 * A model that was trained once more at the end of a study, on the rows that trained and those that
 * validated together: what one deploys. Nothing has stopped it or chosen among its epochs, so that
 * its weights, and its figures on the test rows, are those after the last one.
 *
 * @param plan which model, and for how many epochs
 * @param split the rows that it was trained on and those that test; none validate
 * @param result what came of it
 */
public record Fit(FitPlan plan, Split split, TrainingResult result) {
  /** The name of its files and of what is told of it. */
  public String name() {
    return result.model().name();
  }

  /** On how many rows it was trained. */
  public int rows() {
    return result.config().trainingRows(split.training());
  }

  /** Which rows those are, and how many. */
  public String rowsInWords() {
    return FitPlan.rowsInWords(result.config(), split);
  }

  /** Which model, on which rows and for how many epochs, as {@link FitPlan#words} says it. */
  public String words() {
    return plan.words(result.config(), split);
  }

  /** What the test rows give; empty if there are none, or it diverged. */
  public Optional<TestEvaluation> test() {
    return result.test().filter(test -> result.stopReason().completed());
  }

  /** What the test rows give, and how many they are; or why there is nothing to tell. */
  public String testWords() {
    if (!result.stopReason().completed()) {
      return result.stopReason().words();
    }
    return test()
        .map(TestEvaluation::figures)
        .map(this::testWords)
        .orElse("there are no rows to test it");
  }

  private String testWords(Evaluation test) {
    return Figures.format(
        "crossentropy %s, accuracy %s, ROC AUC %s, average precision %s on the %s test rows, by the"
            + " weights after its last epoch",
        Figures.crossentropy(test.binaryCrossentropy()),
        Figures.share(test.accuracy()),
        Figures.share(test.auc()),
        Figures.share(test.averagePrecision()),
        Figures.count(split.test().map(Dataset::rows).orElse(0)));
  }
}
