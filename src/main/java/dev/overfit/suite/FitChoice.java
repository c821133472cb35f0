package dev.overfit.suite;

import dev.overfit.io.FileName;
import dev.overfit.study.FitPlan;
import dev.overfit.study.ReplicateName;
import dev.overfit.study.Study;
import java.util.List;
import java.util.Optional;

/**
 * Which model is trained once more at the end of a run, on the rows that trained and those that
 * validated together, and exported.
 *
 * @param text the name of a model, or {@value #BEST} for the one that is best by the validation
 *     rows, see {@link FitPlan#ofBest}
 */
public record FitChoice(String text) {
  /** What asks for the best model. */
  public static final String BEST = "best";

  /** Whether it is for the validation rows to say which. */
  public boolean best() {
    return text.equals(BEST);
  }

  /** The models of which it may be one; none where there is no such model. */
  public List<String> candidates(List<String> models) {
    return models.stream().filter(model -> best() || model.equals(text)).toList();
  }

  /**
   * Makes sure that it is a model of a suite, and that its files have a name of their own.
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

  /** What a study says of how to train it; empty if no model can be chosen. */
  Optional<FitPlan> plan(Study study) {
    return best() ? FitPlan.ofBest(study) : FitPlan.of(study, text);
  }

  /** Why there is no plan, in a sentence without its full stop. */
  String whyNone() {
    return best()
        ? "fit: expected a model with a best epoch that did not diverge, found none"
        : "fit: expected a training of "
            + text
            + " with a best epoch that did not diverge, found none";
  }
}
