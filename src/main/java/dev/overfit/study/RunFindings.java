package dev.overfit.study;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts into sentences what several runs say side by side, the answer first: the best model, what is
 * known of its lead over the best of the other runs, each difference between runs with its verdict,
 * and what differs between models of the same name.
 */
public final class RunFindings {
  private final RunsAnalysis analysis;

  private RunFindings(RunsAnalysis analysis) {
    this.analysis = analysis;
  }

  /** Returns the sentences; at least one. */
  public static List<String> of(RunsAnalysis analysis) {
    return new RunFindings(analysis).sentences();
  }

  /** Returns the definitions of the terms used for curves, one sentence each. */
  public static List<String> definitions(RunsAnalysis analysis) {
    Set<CourseState> states = EnumSet.noneOf(CourseState.class);
    analysis
        .models()
        .forEach(model -> states.addAll(Courses.of(model.outcomes()).counts().keySet()));
    return states.stream().map(CourseState::definition).toList();
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    analysis.groups().forEach(group -> sentences.add(answer(group)));
    for (RunGroup group : analysis.groups()) {
      unlikeReplicates(group).ifPresent(sentences::add);
      tooFewReplicates(group).ifPresent(sentences::add);
      group.families().forEach(family -> sentences.add(sentence(group, family)));
      sentences.addAll(group.remarks());
    }
    sentences.addAll(new RunDifferences(analysis).sentences());
    return List.copyOf(sentences);
  }

  private String answer(RunGroup group) {
    Optional<RunModel> best = group.best();
    String where = Figures.format("On the %s of %s", group.rows().judgingWords(), group.names());
    if (best.isEmpty()) {
      return where + " no model has a crossentropy to be judged by.";
    }
    String lead =
        group.runs().stream()
            .filter(run -> !run.equals(best.get().run()))
            .flatMap(run -> lead(group, best.get(), run).stream())
            .collect(Collectors.joining());
    return Figures.format(
        "%s, the lowest mean crossentropy is that of %s, %s%s.",
        where, best.get().name(), Figures.crossentropy(best.get().mean()), lead);
  }

  /**
   * Compares the best model with the best of another run, except for models that its own run
   * shares.
   */
  private static Optional<String> lead(RunGroup group, RunModel best, PastRun run) {
    Optional<RunModel> twin =
        run.models().stream().filter(model -> group.areTwins(best, model)).findFirst();
    if (twin.isPresent()) {
      return Optional.of("; " + twin.get().name() + " is the same training");
    }
    List<RunModel> others =
        run.models().stream()
            .filter(model -> best.run().models().stream().noneMatch(b -> group.areTwins(b, model)))
            .toList();
    return RunGroup.best(others)
        .map(
            other ->
                Figures.format(
                    "; %s, the best %s %s%s, has %s (%s)",
                    other.name(),
                    others.size() < run.models().size() ? "that only" : "of",
                    run.name(),
                    others.size() < run.models().size() ? " has" : "",
                    Figures.crossentropy(other.mean()),
                    group
                        .comparison(best, other)
                        .map(pair -> pair.verdict().words())
                        .orElse(Verdict.NONE.words())));
  }

  private static Optional<String> unlikeReplicates(RunGroup group) {
    long counts =
        group.models().stream().map(model -> model.outcomes().shown().size()).distinct().count();
    return counts > 1
        ? Optional.of(
            "Models have unlike numbers of replicates: a mean is over all that a model has, a"
                + " difference over those that both have.")
        : Optional.empty();
  }

  /** Says so if no difference could be real, however large. */
  private static Optional<String> tooFewReplicates(RunGroup group) {
    int replicates =
        group.families().stream()
            .flatMap(each -> each.family().pairs().stream())
            .mapToInt(PairComparison::replicates)
            .max()
            .orElse(0);
    if (replicates == 1) {
      return Optional.of(
          "One training of each, so nothing is said of chance in training, and there is no verdict.");
    }
    int pairs =
        group.families().stream()
            .mapToInt(each -> each.family().pairs().size() + each.known())
            .min()
            .orElse(0);
    return replicates == 0 || group.rows().resampled() || Settlement.canBeReal(replicates, pairs)
        ? Optional.empty()
        : Optional.of(
            Figures.format(
                "With %d replicates no difference between these runs can be real: Holm's p cannot"
                    + " come below %s.",
                replicates, Figures.crossentropy(Settlement.lowestP(replicates, pairs))));
  }

  private static String sentence(RunGroup group, RunFamily family) {
    List<PairComparison> pairs = family.family().pairs();
    String start = Figures.format("%s, on the %s: ", family.title(), group.rows().judgingWords());
    return start
        + pairs.stream()
            .map(
                pair ->
                    family
                        .family()
                        .anchor()
                        .map(anchor -> Differences.held(pair, anchor))
                        .orElseGet(() -> namesakes(pair)))
            .collect(Collectors.joining("; "))
        + ".";
  }

  private static String namesakes(PairComparison pair) {
    return pair.difference() == 0
        ? Figures.format(
            "%s and %s are alike to four decimals (%s)",
            pair.better(), pair.worse(), pair.verdict().words())
        : Figures.format(
            "%s is %s better than %s (%s)",
            pair.better(),
            Figures.crossentropy(pair.difference()),
            pair.worse(),
            pair.verdict().words());
  }
}
