package dev.overfit.study;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.training.TestEvaluation;
import dev.overfit.training.TrainingResult;
import java.util.Optional;

/**
 * A model trained once more at the end of a study, on the training and validation rows together:
 * the one to deploy. Nothing stopped it or chose among its epochs, so its weights, and its figures
 * on the test rows, are those after the last epoch.
 *
 * @param plan which model, and for how many epochs
 * @param split the rows that it was trained on and the test rows; there are no validation rows
 * @param result the result of the training
 */
public record Fit(FitPlan plan, Split split, TrainingResult result) {
  /** The name of the model, used for its files and in reports. */
  public String name() {
    return result.model().name();
  }

  /** The number of rows that the model was trained on. */
  public int rows() {
    return result.config().trainingRows(split.training());
  }

  /** Which rows the model was trained on, and how many. */
  public String rowsInWords() {
    return FitPlan.rowsInWords(result.config(), split);
  }

  /** Which model, on which rows and for how many epochs, as in {@link FitPlan#words}. */
  public String words() {
    return plan.words(result.config(), split);
  }

  /** The figures on the test rows; empty if there are none, or the training did not complete. */
  public Optional<TestEvaluation> test() {
    return result.test().filter(test -> result.stopReason().completed());
  }

  /** The figures on the test rows and the number of these rows, or why there are none. */
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
