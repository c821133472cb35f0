package dev.overfit.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which model generalizes best, whether its lead is real, and what remains open; or why none
 * of this can be said.
 */
final class Answer {
  private static final int MOST_NAMED = 4;

  private final Analysis analysis;
  private final Study study;
  private final List<ModelOutcomes> judged;

  private Answer(Analysis analysis) {
    this.analysis = analysis;
    this.study = analysis.study();
    this.judged = analysis.judged();
  }

  static String of(Analysis analysis) {
    return new Answer(analysis).words();
  }

  private String words() {
    if (study.replicates().stream().noneMatch(each -> each.outcome().hasBest())) {
      return "No model has a validation crossentropy that is a number.";
    }
    return analysis.best().map(this::best).orElseGet(this::nothing);
  }

  private String nothing() {
    return start("Nothing", "nothing")
        + " can be said of how "
        + (analysis.competing().size() == 1 ? "the model generalises: " : "the models generalise: ")
        + analysis.verdicts().whyNone().orElse(Verdicts.NONE_IS_SOUND)
        + ".";
  }

  /** Returns the beginning of the answer, which says if the rows are simulated. */
  private String start(String first, String later) {
    return study.split().origin().simulated() ? "On simulated rows, " + later : first;
  }

  private String best(ModelOutcomes best) {
    if (judged.size() == 1) {
      return start("", "") + alone(best);
    }
    return analysis.verdicts().noBetterThanNothing(best)
        ? start("No", "no") + noneBeats(best)
        : among(best);
  }

  private String alone(ModelOutcomes only) {
    return Figures.format(
        "%s has %s on the %s; knowing nothing gives %s.%s",
        only.name(),
        figure(only),
        rows(),
        Figures.crossentropy(analysis.verdicts().knowingNothing()),
        caveat("What of it is chance"));
  }

  private String noneBeats(ModelOutcomes best) {
    return Figures.format(
        " model is better than knowing nothing, which gives a crossentropy of %s on the %s: of the"
            + " %s %s comes lowest, with %s.",
        Figures.crossentropy(analysis.verdicts().knowingNothing()),
        rows(),
        compared(),
        best.name(),
        figure(best));
  }

  private String among(ModelOutcomes best) {
    if (analysis.rows() != JudgingRows.TEST || !analysis.replicated()) {
      return start("Of", "of") + lowest(best) + caveat("Whether it generalises best");
    }
    Map<Verdict, List<ModelOutcomes>> others = new EnumMap<>(Verdict.class);
    judged.stream()
        .filter(other -> !other.isSame(best))
        .forEach(
            other ->
                others.computeIfAbsent(verdict(best, other), v -> new ArrayList<>()).add(other));
    return claim(best, others) + really(best, others.get(Verdict.REAL));
  }

  /**
   * Returns the verdict on the lead of the best model. A real difference the other way counts as
   * not settled; it can occur because means cover all replicates of a model, comparisons only those
   * that both models have.
   */
  private Verdict verdict(ModelOutcomes best, ModelOutcomes other) {
    return analysis
        .comparison(best, other)
        .filter(pair -> pair.verdict() != Verdict.REAL || pair.better().equals(best.name()))
        .map(PairComparison::verdict)
        .filter(verdict -> verdict != Verdict.NONE)
        .orElse(Verdict.NOT_SETTLED);
  }

  private String claim(ModelOutcomes best, Map<Verdict, List<ModelOutcomes>> others) {
    List<ModelOutcomes> open = others.get(Verdict.NOT_SETTLED);
    if (open != null) {
      return Figures.format(
          "%s model generalises best is not settled%s: of%s Its difference from %s may be chance.",
          start("Which", "which"), soFar(), lowest(best), eachOf(open));
    }
    List<ModelOutcomes> alike = others.get(Verdict.TOO_SMALL);
    if (alike != null) {
      return Figures.format(
          "%s%s generalise best%s, with no difference among them to the first that matters: of%s",
          start("", ""),
          names(Stream.concat(Stream.of(best), alike.stream()).toList()),
          soFar(),
          lowest(best));
    }
    return Figures.format(
        "%s%s generalises best%s, and that is real: of%s",
        start("", ""), best.name(), soFar(), lowest(best));
  }

  private static String really(ModelOutcomes best, @Nullable List<ModelOutcomes> worse) {
    return worse == null
        ? ""
        : Figures.format(" %s is really better than %s.", best.name(), names(worse));
  }

  /** A training that is still improving has not shown all that it can. */
  private String soFar() {
    return judged.stream().anyMatch(model -> Courses.of(model).has(CourseState.STILL_FALLING))
        ? " so far"
        : "";
  }

  private String lowest(ModelOutcomes best) {
    return Figures.format(
        " the %s %s has the lowest%s on the %s, %s.",
        compared(),
        best.name(),
        analysis.replicated() ? " mean crossentropy" : " crossentropy",
        rows(),
        Figures.crossentropy(analysis.judgedMean(best)) + of(best));
  }

  /** Returns the crossentropy of a model, with the number of replicates or the epoch behind it. */
  private String figure(ModelOutcomes model) {
    return Figures.format(
        "a%s crossentropy of %s%s",
        analysis.replicated() ? " mean" : "",
        Figures.crossentropy(analysis.judgedMean(model)),
        of(model));
  }

  /**
   * Returns the number of replicates that a figure is the mean of, or the epoch that it is from.
   */
  private String of(ModelOutcomes model) {
    int count = model.shown().size();
    return analysis.replicated()
        ? Figures.format(" over %s replicate%s", Figures.count(count), count == 1 ? "" : "s")
        : " at its best epoch (" + model.first().bestEpoch() + ")";
  }

  private String rows() {
    return analysis.rows().words(study);
  }

  private String compared() {
    boolean all = judged.size() == analysis.competing().size();
    boolean most = judged.size() < analysis.canBeJudged().size();
    return judged.size()
        + " models"
        + (most ? " with the most rows" : "")
        + (all ? "" : " that can be judged");
  }

  /** Returns the names of some of the other models, or that it is all of them if they are many. */
  private String eachOf(List<ModelOutcomes> others) {
    return others.size() > MOST_NAMED && others.size() == judged.size() - 1
        ? "each of the others"
        : names(others);
  }

  private static String names(List<ModelOutcomes> models) {
    return Figures.list(models.stream().map(ModelOutcomes::name).toList());
  }

  /** Says what cannot be concluded without replicates or test rows. */
  private String caveat(String what) {
    List<String> why = new ArrayList<>();
    if (!analysis.replicated()) {
      why.add(
          judged.size() == 1
              ? "one training shows nothing of how far another seed would lead"
              : Figures.format(
                  "one training is chance, %d replicates of each could tell",
                  Settlement.enoughReplicates(analysis.pairs().max().orElse(1))));
    }
    if (analysis.rows() != JudgingRows.TEST) {
      why.add("the validation rows chose the epoch and so flatter it, and there are no test rows");
    }
    return why.isEmpty()
        ? ""
        : Figures.format(" %s cannot be said: %s.", what, String.join("; ", why));
  }
}
