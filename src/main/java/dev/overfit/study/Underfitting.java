package dev.overfit.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says which models underfit, in sentences, by the three causes that the tutorial names: the
 * network is not powerful enough, it is over-regularized, or it was not trained long enough.
 */
final class Underfitting {
  static final String DEFINITION =
      "A model underfits where there was still something to learn: it is not powerful enough (a"
          + " model with more parameters is better, and that is real), over-regularized (the same"
          + " network with less regularization is better, and that is real), or not trained long"
          + " enough (still falling).";

  private final Analysis analysis;

  private Underfitting(Analysis analysis) {
    this.analysis = analysis;
  }

  static List<String> sentences(Analysis analysis) {
    return new Underfitting(analysis).sentences();
  }

  /**
   * Returns the sentences on models that others are really better than; empty if there are none.
   */
  static List<String> proven(Analysis analysis) {
    return new Underfitting(analysis).proven();
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>(proven());
    notTrainedLongEnough().ifPresent(sentences::add);
    notShown(sentences.isEmpty()).ifPresent(sentences::add);
    return sentences;
  }

  private List<String> proven() {
    List<ModelOutcomes> judged = analysis.judged();
    List<String> sentences = new ArrayList<>();
    judged.forEach(model -> notPowerfulEnough(model).ifPresent(sentences::add));
    judged.forEach(model -> overRegularized(model).ifPresent(sentences::add));
    return sentences;
  }

  private Optional<String> notPowerfulEnough(ModelOutcomes model) {
    return sentence(
        "is not powerful enough for these rows",
        "with more parameters",
        reallyBetter(model).filter(other -> other.capacity() > model.capacity()).toList(),
        model);
  }

  private Optional<String> overRegularized(ModelOutcomes model) {
    Regularization own = regularization(model);
    return sentence(
        "is over-regularized",
        "the same network with less regularization",
        reallyBetter(model).filter(other -> regularization(other).isLessThan(own)).toList(),
        model);
  }

  private static Regularization regularization(ModelOutcomes model) {
    return Regularization.of(model.first().result().model());
  }

  private Stream<ModelOutcomes> reallyBetter(ModelOutcomes model) {
    return analysis.judged().stream()
        .filter(
            other ->
                analysis
                    .comparison(model, other)
                    .filter(pair -> pair.isReal(other.name(), model.name()))
                    .isPresent());
  }

  private Optional<String> sentence(
      String what, String why, List<ModelOutcomes> better, ModelOutcomes model) {
    if (better.isEmpty()) {
      return Optional.empty();
    }
    List<String> each =
        better.stream()
            .flatMap(other -> analysis.comparison(model, other).stream())
            .map(pair -> pair.better() + " by " + Figures.crossentropy(pair.difference()))
            .toList();
    return Optional.of(
        Figures.format(
            "%s underfits: it %s. %s, %s, %s better, and that is real.",
            model.name(), what, Figures.list(each), why, each.size() == 1 ? "is" : "are"));
  }

  private Optional<String> notTrainedLongEnough() {
    List<String> falling =
        analysis.judged().stream()
            .filter(model -> model.sound().stream().anyMatch(Underfitting::wasStillFalling))
            .map(ModelOutcomes::name)
            .toList();
    return falling.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Figures.format(
                "%s underfit%s: not trained long enough. Validation crossentropy was still falling"
                    + " when the epochs ended%s.",
                Figures.list(falling),
                falling.size() == 1 ? "s" : "",
                analysis.replicated() ? ", in a replicate at least" : ""));
  }

  /** During a warm-up validation falls as the moving averages converge, whatever the weights do. */
  private static boolean wasStillFalling(ReplicateResult replicate) {
    Outcome outcome = replicate.outcome();
    return !outcome.endedInWarmUp()
        && outcome.course().orElseThrow().state() == CourseState.STILL_FALLING;
  }

  private Optional<String> notShown(boolean none) {
    if (analysis.judged().isEmpty()) {
      return Optional.empty();
    }
    boolean verdicts =
        analysis.families().stream()
            .filter(PairFamily::ofCompetitors)
            .flatMap(family -> family.pairs().stream())
            .anyMatch(pair -> pair.verdict() != Verdict.NONE);
    if (!verdicts) {
      return Optional.of(
          "Whether a model underfits for want of power, or by too much regularization, cannot be"
              + " said: no difference between two "
              + (analysis.learningCurves().isEmpty() ? "models" : "networks")
              + " has a verdict.");
    }
    return none
        ? Optional.of("No model is shown to underfit, by any of the three causes.")
        : Optional.empty();
  }
}
