package dev.overfit.study;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Which model generalises best, in a sentence or two, or why that cannot be said. */
final class Answer {
  private final Study study;
  private final Verdicts verdicts;
  private final List<Outcome> judged;

  private Answer(Study study, Verdicts verdicts) {
    this.study = study;
    this.verdicts = verdicts;
    this.judged = verdicts.judged();
  }

  static String of(Study study, Verdicts verdicts) {
    return new Answer(study, verdicts).words();
  }

  private String words() {
    if (study.outcomes().stream().noneMatch(Outcome::hasBest)) {
      return "No model has a validation crossentropy that is a number.";
    }
    return judged.stream()
        .min(Comparator.comparingDouble(Outcome::bestValue))
        .map(this::best)
        .orElseGet(this::nothing);
  }

  private String nothing() {
    return start("Nothing", "nothing")
        + " can be said of how "
        + (study.outcomes().size() == 1 ? "the model generalises: " : "the models generalise: ")
        + verdicts.whyNone().orElseThrow()
        + ".";
  }

  private String best(Outcome best) {
    if (judged.size() == 1) {
      return start("", "") + alone(best);
    }
    return verdicts.noBetterThanNothing(best)
        ? start("No", "no") + noneBeats(best)
        : start("", "") + winner(best) + closeTo(best);
  }

  /** The beginning of the answer, which says so where the rows are simulated. */
  private String start(String first, String later) {
    return study.split().origin().simulated() ? "On simulated rows, " + later : first;
  }

  private static String alone(Outcome only) {
    return only.bestIsLowest()
        ? Figures.format(
            "%s reaches its lowest validation crossentropy, %s, at epoch %s.",
            only.name(), Figures.crossentropy(only.bestValue()), only.bestEpoch())
        : Figures.format(
            "%s has a validation crossentropy of %s at its best epoch, %s, by %s.",
            only.name(),
            Figures.crossentropy(only.bestValue()),
            only.bestEpoch(),
            only.result().config().bestRule().words());
  }

  private String winner(Outcome best) {
    boolean lowest = judged.stream().allMatch(Outcome::bestIsLowest);
    return Figures.format(
        "%s generalises best: of the %s%s it reaches the lowest validation crossentropy, %s"
            + " at epoch %s.",
        best.name(),
        compared(),
        lowest ? "" : ", each at its best epoch,",
        Figures.crossentropy(best.bestValue()),
        best.bestEpoch());
  }

  private String noneBeats(Outcome best) {
    return Figures.format(
        " model is better than knowing nothing: of the %s %s has the lowest validation"
            + " crossentropy, %s at epoch %s, and knowing nothing gives %s.",
        compared(),
        best.name(),
        Figures.crossentropy(best.bestValue()),
        best.bestEpoch(),
        Figures.crossentropy(verdicts.knowingNothing()));
  }

  private String compared() {
    boolean all = judged.size() == study.outcomes().size();
    return judged.size() + (all ? " models" : " models that can be judged");
  }

  private String closeTo(Outcome best) {
    Predicate<Outcome> isClose = o -> o.bestValue() - best.bestValue() < Overfitting.MARGIN;
    List<String> names =
        judged.stream().filter(o -> !o.isSame(best)).filter(isClose).map(Outcome::name).toList();
    if (names.isEmpty()) {
      return "";
    }
    return Figures.format(
        " %s %s within %s of it, which %s validation rows hardly tell apart.",
        Figures.list(names),
        names.size() == 1 ? "comes" : "come",
        Overfitting.MARGIN,
        Figures.count(study.split().validation().rows()));
  }
}
