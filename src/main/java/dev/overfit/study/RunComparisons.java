package dev.overfit.study;

import dev.overfit.evaluation.LabelCounts;
import dev.overfit.study.Comparisons.Contest;
import dev.overfit.study.PairFamily.Kind;
import dev.overfit.training.TrainingConfig;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the models of two runs on the same rows, as a study compares its own: the models that
 * both runs have form one family, and each model of the first run forms one with all other models
 * of the second, as in a study with a model of an earlier run. Pairs within a run are left to that
 * run's own report.
 */
final class RunComparisons {
  private final PastRun one;
  private final PastRun other;
  private final Map<RunPairing, List<Contest>> contests = new EnumMap<>(RunPairing.class);

  RunComparisons(PastRun one, PastRun other) {
    this.one = one;
    this.other = other;
    for (RunModel model : judged(one)) {
      judged(other).forEach(another -> add(model, another));
    }
  }

  private void add(RunModel model, RunModel another) {
    contests
        .computeIfAbsent(
            RunPairing.of(model.outcomes(), another.outcomes()), unused -> new ArrayList<>())
        .add(new Contest(model.name(), model.outcomes(), another.name(), another.outcomes()));
  }

  private static List<RunModel> judged(PastRun run) {
    return run.models().stream().filter(model -> !model.outcomes().sound().isEmpty()).toList();
  }

  /** Returns the families, without empty ones. */
  List<RunFamily> families() {
    Comparisons comparisons = new Comparisons(judge());
    List<PairFamily> families = new ArrayList<>();
    families.add(comparisons.family(Kind.RUNS, Optional.empty(), allowed(Optional.empty())));
    for (RunModel model : judged(one)) {
      Optional<String> anchor = Optional.of(model.name());
      families.add(comparisons.family(Kind.RUNS, anchor, allowed(anchor)));
    }
    return families.stream()
        .map(this::withoutKnown)
        .filter(family -> !family.family().pairs().isEmpty())
        .toList();
  }

  /**
   * Leaves out pairs that also exist within one run, because one of the two models is the same
   * training in both runs: that run's own report judges them. They still count for Holm's rule;
   * without them the other pairs would be judged more leniently than by a study with all these
   * models.
   */
  private RunFamily withoutKnown(PairFamily family) {
    Set<String> shared =
        contests.getOrDefault(RunPairing.SAME_TRAINING, List.of()).stream()
            .flatMap(contest -> Stream.of(contest.name(), contest.otherName()))
            .collect(Collectors.toSet());
    List<PairComparison> unknown =
        family.pairs().stream()
            .filter(pair -> !shared.contains(pair.better()) && !shared.contains(pair.worse()))
            .toList();
    return new RunFamily(
        one,
        other,
        new PairFamily(family.kind(), family.anchor(), unknown),
        family.pairs().size() - unknown.size());
  }

  /** Returns the pairs that get a verdict: a model with those of other names, or else namesakes. */
  private List<Contest> allowed(Optional<String> anchor) {
    boolean resampled = one.rows().resampled();
    return contests.entrySet().stream()
        .filter(entry -> entry.getKey().allowsVerdict(resampled))
        .flatMap(entry -> entry.getValue().stream())
        .filter(
            contest ->
                anchor.isEmpty()
                    ? contest.model().isSame(contest.other())
                    : contest.name().equals(anchor.get())
                        && !contest.model().isSame(contest.other()))
        .toList();
  }

  /** Returns whether two models are the same training in both runs. */
  boolean areSameTraining(RunModel model, RunModel another) {
    return contests.getOrDefault(RunPairing.SAME_TRAINING, List.of()).stream()
        .anyMatch(
            contest ->
                contest.name().equals(model.name()) && contest.otherName().equals(another.name()));
  }

  /** Returns remarks on how replicates are paired, one sentence each. */
  List<String> remarks() {
    long all = contests.values().stream().mapToLong(List::size).sum();
    List<String> remarks = new ArrayList<>();
    contests.forEach(
        (pairing, pairs) ->
            pairing
                .remark(one.rows().resampled())
                .map(words -> subject(pairs, all) + " " + words + ".")
                .ifPresent(remarks::add));
    return remarks;
  }

  private String subject(List<Contest> pairs, long all) {
    return pairs.size() == all
        ? Figures.format("The models of %s and those of %s", one.name(), other.name())
        : pairs.stream()
            .map(contest -> contest.name() + " and " + contest.otherName())
            .collect(Collectors.joining("; "));
  }

  private Judge judge() {
    PastRows rows = one.rows();
    return new Judge(
        rows.judging(),
        rows.judgingCount(),
        rows.testLabels(),
        rows.resampled(),
        config -> trainingRows(config, rows.labels().training()));
  }

  /** Ignores the rounding in each class; the result only serves to correct for overlapping rows. */
  private static int trainingRows(TrainingConfig config, LabelCounts training) {
    return Math.max(1, (int) Math.round(config.trainingShare() * training.rows()));
  }
}
