package dev.overfit.study;

import dev.overfit.choice.Approach;
import dev.overfit.choice.Remedy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What TensorFlow's tutorial <a
 * href="https://www.tensorflow.org/tutorials/keras/overfit_and_underfit">Overfit and underfit</a>
 * says about capacity and remedies, including the remedies that it only mentions, and what the
 * study's comparisons say about each claim.
 */
public final class Conclusions {
  /**
   * A claim of the tutorial.
   *
   * @param claim the claim in a few words that can follow {@code whether}
   * @param here what the study says about the claim; empty if it lacks the models to tell
   */
  public record Conclusion(String claim, Optional<String> here) {}

  private static final String NO_BASE =
      "Cannot be said: this run lacks the same network without it.";

  private final Analysis analysis;
  private final List<ModelOutcomes> models;

  private Conclusions(Analysis analysis) {
    this.analysis = analysis;
    this.models = analysis.judged();
  }

  /**
   * Returns the claims in the tutorial's order, then those about remedies that it only mentions;
   * empty if no model can be judged.
   */
  public static List<Conclusion> of(Analysis analysis) {
    if (analysis.judged().isEmpty()) {
      return List.of();
    }
    Conclusions conclusions = new Conclusions(analysis);
    List<Conclusion> all = new ArrayList<>();
    all.add(new Conclusion("larger networks overfit sooner", conclusions.sooner()));
    all.add(new Conclusion("more training rows help", conclusions.moreRows()));
    all.add(new Conclusion("less capacity helps", conclusions.lessCapacity()));
    for (Approach approach : Approach.values()) {
      all.add(new Conclusion(approach.words() + " helps", conclusions.helps(approach)));
    }
    all.add(new Conclusion("remedies together help more than one", conclusions.together()));
    return all;
  }

  /** The networks without a remedy, including those of earlier runs, the smallest first. */
  private List<ModelOutcomes> plain() {
    return models.stream()
        .filter(model -> !model.isTreated())
        .sorted(Comparator.comparingLong(ModelOutcomes::capacity))
        .toList();
  }

  private boolean haveSizes(List<ModelOutcomes> plain) {
    return plain.stream().mapToLong(ModelOutcomes::capacity).distinct().count() > 1;
  }

  private Optional<String> sooner() {
    List<ModelOutcomes> plain = plain();
    if (!haveSizes(plain)) {
      return Optional.empty();
    }
    List<Courses> courses = plain.stream().map(Courses::of).toList();
    String each = courses.stream().map(Conclusions::course).collect(Collectors.joining("; "));
    if (courses.stream().noneMatch(course -> course.has(CourseState.OVERFITS))) {
      return Optional.of("None overfits: " + each + ".");
    }
    boolean all =
        IntStream.range(1, courses.size())
            .allMatch(i -> isSooner(courses.get(i - 1), courses.get(i)));
    return Optional.of((all ? "So it is: " : "Not at each step: ") + each + ".");
  }

  private static String course(Courses courses) {
    return Figures.format(
        "%s %s%s",
        courses.model().name(),
        courses.cell(),
        courses.from().isEmpty() ? "" : " (from epoch " + courses.fromCell() + ")");
  }

  /**
   * Returns whether the larger network overfits, in all replicates, before the smaller one does in
   * any; true if the smaller one never overfits or both have the same capacity.
   */
  private static boolean isSooner(Courses smaller, Courses larger) {
    if (smaller.model().capacity() == larger.model().capacity() || smaller.from().isEmpty()) {
      return true;
    }
    int first = smaller.from().map(IntSummaryStatistics::getMin).orElseThrow();
    return larger.isOnly(CourseState.OVERFITS)
        && larger.from().filter(from -> from.getMax() < first).isPresent();
  }

  private Optional<String> moreRows() {
    List<Versus> steps =
        analysis.learningCurves().stream()
            .filter(curve -> curve.lastStep().size() == 2)
            .flatMap(
                curve ->
                    versus(curve.lastStep().get(1).model(), curve.lastStep().get(0).model())
                        .stream())
            .toList();
    return steps.isEmpty() ? Optional.empty() : Optional.of(words(steps));
  }

  private Optional<String> lessCapacity() {
    List<ModelOutcomes> plain = plain();
    if (!haveSizes(plain)) {
      return Optional.empty();
    }
    ModelOutcomes largest = plain.get(plain.size() - 1);
    List<Versus> pairs =
        plain.stream()
            .filter(model -> model.capacity() < largest.capacity())
            .flatMap(model -> versus(model, largest).stream())
            .toList();
    return pairs.isEmpty() ? Optional.empty() : Optional.of(words(pairs));
  }

  private Optional<String> helps(Approach approach) {
    List<ModelOutcomes> treated =
        analysis.judged().stream()
            .filter(model -> approaches(model).equals(EnumSet.of(approach)))
            .toList();
    if (treated.isEmpty()) {
      return Optional.empty();
    }
    List<Versus> pairs =
        treated.stream()
            .flatMap(
                model ->
                    models.stream()
                        .filter(other -> !other.isTreated() && isSameBut(model, other))
                        .flatMap(other -> versus(model, other).stream()))
            .toList();
    return Optional.of(pairs.isEmpty() ? NO_BASE : words(pairs));
  }

  private Optional<String> together() {
    List<Versus> pairs =
        analysis.judged().stream()
            .filter(model -> approaches(model).size() > 1)
            .flatMap(
                model ->
                    models.stream()
                        .filter(other -> isSameBut(model, other) && isPart(other, model))
                        .flatMap(other -> versus(model, other).stream()))
            .toList();
    return pairs.isEmpty() ? Optional.empty() : Optional.of(words(pairs));
  }

  private static Set<Approach> approaches(ModelOutcomes model) {
    return model.remedies().stream()
        .map(Remedy::approach)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Approach.class)));
  }

  /** Returns whether the first model has some, but not all, of the other's approaches. */
  private static boolean isPart(ModelOutcomes model, ModelOutcomes of) {
    return model.isTreated()
        && approaches(of).containsAll(approaches(model))
        && !approaches(model).equals(approaches(of));
  }

  private static boolean isSameBut(ModelOutcomes model, ModelOutcomes other) {
    return !model.isSame(other)
        && model.network().equals(other.network())
        && model.trainingShare() == other.trainingShare();
  }

  /**
   * A model, and another one that the tutorial says is worse.
   *
   * @param pair the comparison of both
   */
  private record Versus(ModelOutcomes model, ModelOutcomes other, PairComparison pair) {
    boolean isBetter() {
      return pair.better().equals(model.name());
    }

    String words() {
      return pair.difference() == 0
          ? Figures.format("%s is as good as %s to four decimals", model.name(), other.name())
          : Figures.format(
              "%s is %s %s than %s",
              model.name(),
              Figures.crossentropy(pair.difference()),
              isBetter() ? "better" : "worse",
              other.name());
    }

    String withVerdict() {
      return words() + " (" + pair.verdict().words() + ")";
    }
  }

  private Optional<Versus> versus(ModelOutcomes model, ModelOutcomes other) {
    return analysis.comparison(model, other).map(pair -> new Versus(model, other, pair));
  }

  private static String words(List<Versus> pairs) {
    Set<Verdict> verdicts =
        pairs.stream()
            .map(versus -> versus.pair().verdict())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Verdict.class)));
    boolean agree =
        verdicts.size() == 1
            && (!verdicts.contains(Verdict.REAL)
                || pairs.stream().map(Versus::isBetter).distinct().count() == 1);
    return agree
        ? lead(pairs.get(0)) + joined(pairs, Versus::words)
        : "It depends: " + joined(pairs, Versus::withVerdict);
  }

  private static String joined(List<Versus> pairs, Function<Versus, String> words) {
    return pairs.stream().map(words).collect(Collectors.joining("; ", "", "."));
  }

  /** Returns the opening words for pairs that agree. */
  private static String lead(Versus versus) {
    return switch (versus.pair().verdict()) {
      case REAL -> versus.isBetter() ? "Yes, and that is real: " : "No, and that is real: ";
      case TOO_SMALL -> "Too small to matter: ";
      case NOT_SETTLED -> "Not settled: ";
      case NONE -> "Without a verdict: ";
    };
  }
}
