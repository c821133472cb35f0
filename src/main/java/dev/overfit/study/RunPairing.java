package dev.overfit.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the replicates of a model of one run and of a model of another, on the same rows, go
 * together. They are paired by their numbers, as within a run. Where both have the same seeds, each
 * pair has seen the same row order; where no seed is in both, all trainings are independent, so
 * that the pairs are as good as any others and the test over them holds, too. Where some seeds are
 * in both, but at other numbers, pairs would depend on each other, and nothing is said.
 */
enum RunPairing {
  /** Each pair of replicates has a seed in common. */
  SAME_SEEDS,
  /** No seed is in both. */
  OTHER_SEEDS,
  /** It is the same training in both runs, seed by seed and figure by figure. */
  SAME_TRAINING,
  /** Some seeds are in both, at other numbers. */
  SHIFTED_SEEDS,
  /** No number is that of a sound replicate in both. */
  NOTHING_IN_COMMON;

  static RunPairing of(ModelOutcomes one, ModelOutcomes other) {
    List<Both> both = both(one, other);
    if (both.isEmpty()) {
      return NOTHING_IN_COMMON;
    }
    if (both.stream().allMatch(Both::areSame)) {
      return SAME_TRAINING;
    }
    if (both.stream().allMatch(Both::haveOneSeed)) {
      return SAME_SEEDS;
    }
    return seeds(other).noneMatch(seeds(one).collect(Collectors.toSet())::contains)
        ? OTHER_SEEDS
        : SHIFTED_SEEDS;
  }

  private static Stream<Long> seeds(ModelOutcomes model) {
    return model.sound().stream().map(each -> seed(each.outcome()));
  }

  /** The sound replicates of one number. */
  private static List<Both> both(ModelOutcomes one, ModelOutcomes other) {
    return one.sound().stream()
        .flatMap(
            ours ->
                other.sound().stream()
                    .filter(theirs -> theirs.number() == ours.number())
                    .map(theirs -> new Both(ours.outcome(), theirs.outcome())))
        .toList();
  }

  /** What came of a replicate in both runs. */
  private record Both(Outcome one, Outcome other) {
    boolean haveOneSeed() {
      return seed(one) == seed(other);
    }

    boolean areSame() {
      return haveOneSeed()
          && one.result().model().layers().equals(other.result().model().layers())
          && one.result().history().equals(other.result().history())
          && one.result().test().equals(other.result().test());
    }
  }

  private static long seed(Outcome outcome) {
    return outcome.result().config().seed();
  }

  /**
   * Whether a verdict can be given.
   *
   * @param resampled whether rows are dealt out by the seed, so that other seeds are other rows
   */
  boolean allowsVerdict(boolean resampled) {
    return this == SAME_SEEDS || (this == OTHER_SEEDS && !resampled);
  }

  /** What is to be said of models that are paired so, behind their names; empty for nothing. */
  Optional<String> remark(boolean resampled) {
    return switch (this) {
      case SAME_SEEDS -> Optional.empty();
      case OTHER_SEEDS ->
          Optional.of(
              resampled
                  ? "have other seeds, so rows dealt out otherwise: no verdict"
                  : "have other seeds: their pairs of replicates are of independent trainings");
      case SAME_TRAINING ->
          Optional.of(
              "are the same trainings, as far as both have them: pairs with them stand in the runs' own"
                  + " reports");
      case SHIFTED_SEEDS ->
          Optional.of("share some seeds, but not replicate by replicate: no verdict");
      case NOTHING_IN_COMMON ->
          Optional.of("have no sound replicate of the same number: no verdict");
    };
  }
}
