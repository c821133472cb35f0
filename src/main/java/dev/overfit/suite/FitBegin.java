package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.study.FitPlan;

/**
 * The start of the fit: a model is about to be trained once more, on the training and validation
 * rows together.
 *
 * @param plan which model, for how many epochs, and why
 * @param replicate its training, under a name of its own
 * @param split its rows, with no validation rows
 */
public record FitBegin(FitPlan plan, Replicate replicate, Split split) {
  /**
   * Returns the model, the rows and the number of epochs, in the words of {@link FitPlan#words}.
   */
  public String words() {
    return plan.words(replicate.config(), split);
  }
}
