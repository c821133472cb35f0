package dev.overfit.suite;

import dev.overfit.io.FileName;
import dev.overfit.study.FitPlan;
import dev.overfit.study.ReplicateName;
import dev.overfit.study.Study;
import java.util.List;
import java.util.Optional;

/**
 * The choice of the model that is trained once more at the end of a run, on the training and
 * validation rows together, and exported.
 *
 * @param text the name of a model, or {@value #BEST} for the best one by the validation rows, see
 *     {@link FitPlan#ofBest}
 */
public record FitChoice(String text) {
  /** The word that selects the best model. */
  public static final String BEST = "best";

  /** Returns whether the validation rows decide on the model. */
  public boolean best() {
    return text.equals(BEST);
  }

  /** Returns the models that may be chosen; empty if there is no such model. */
  public List<String> candidates(List<String> models) {
    return models.stream().filter(model -> best() || model.equals(text)).toList();
  }

  /**
   * Checks that the choice is a model of a suite, and that its fit has a file name of its own.
   *
   * @param models the names of the suite's models
   * @throws IllegalArgumentException if not
   */
  void check(List<String> models) {
    List<String> candidates = candidates(models);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "fit: expected " + BEST + " or one of " + models + ", received '" + text + "'");
    }
    for (String model : candidates) {
      FileName.check("fit of " + model, ReplicateName.ofFit(model));
      if (models.stream().anyMatch(other -> ReplicateName.isFitOf(other, model))) {
        throw new IllegalArgumentException(
            String.format(
                "fit: expected names that are not what another trial is called once it is fitted,"
                    + " received a trial '%s' beside '%s'",
                ReplicateName.ofFit(model), model));
      }
    }
  }

  /** Returns how to train the model according to a study; empty if no model can be chosen. */
  Optional<FitPlan> plan(Study study) {
    return best() ? FitPlan.ofBest(study) : FitPlan.of(study, text);
  }

  /** Returns why there is no plan, in a sentence without a final period. */
  String whyNone() {
    return best()
        ? "fit: expected a model with a best epoch that did not diverge, found none"
        : "fit: expected a training of "
            + text
            + " with a best epoch that did not diverge, found none";
  }
}
