package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.study.FitPlan;

/**
 * A model is about to be trained once more, on the rows that trained and those that validated
 * together.
 *
 * @param plan which model, for how many epochs, and why
 * @param replicate its training, under a name of its own
 * @param split its rows, of which none validate
 */
public record FitBegin(FitPlan plan, Replicate replicate, Split split) {
  /** Which model, on which rows and for how many epochs, as {@link FitPlan#words} says it. */
  public String words() {
    return plan.words(replicate.config(), split);
  }
}
