package dev.overfit.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the replicates of a model of one run and of a model of another run on the same rows go
 * together. They are paired by their numbers, as within a run. If both models have the same seeds,
 * each pair has seen the same row order. If they share no seed, all trainings are independent, so
 * the pairs are as good as any others, and the test over them holds, too. If they share some seeds,
 * but at different numbers, pairs would depend on each other, and there is no verdict.
 */
enum RunPairing {
  /** Both replicates of each pair have the same seed. */
  SAME_SEEDS,
  /** The models share no seed. */
  OTHER_SEEDS,
  /** The models are the same training in both runs, seed by seed and figure by figure. */
  SAME_TRAINING,
  /** The models share some seeds, at different numbers. */
  SHIFTED_SEEDS,
  /** The models have no sound replicate of the same number. */
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

  /** Returns the sound replicates of both models that have the same number. */
  private static List<Both> both(ModelOutcomes one, ModelOutcomes other) {
    return one.sound().stream()
        .flatMap(
            ours ->
                other.sound().stream()
                    .filter(theirs -> theirs.number() == ours.number())
                    .map(theirs -> new Both(ours.outcome(), theirs.outcome())))
        .toList();
  }

  /** The outcomes of a replicate in both runs. */
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
   * Returns whether a verdict can be given.
   *
   * @param resampled whether rows are dealt out by the seed, so that other seeds mean other rows
   */
  boolean allowsVerdict(boolean resampled) {
    return this == SAME_SEEDS || (this == OTHER_SEEDS && !resampled);
  }

  /**
   * Returns the remark on models paired this way, to follow their names; empty if there is none.
   */
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
