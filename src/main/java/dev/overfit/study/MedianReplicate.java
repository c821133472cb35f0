package dev.overfit.study;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The replicate that stands for a model when only one can, as in its SavedModel: the one with the
 * median figure, so that what is served is what was judged. The figure is the one by which each
 * replicate chose its best epoch, {@link dev.overfit.training.TrainingConfig#bestRule}, at that
 * epoch. Of an even number of replicates, the lower of the two middle figures is taken; if several
 * replicates have it, the first of them. Replicates that diverged, or have no best epoch, are not
 * counted; if none is left, the first replicate stands for the model.
 *
 * @param replicate the replicate that was chosen
 * @param counted the number of replicates that the median is taken over; 0 if none could be counted
 */
public record MedianReplicate(ReplicateResult replicate, int counted) {
  /**
   * Returns the median replicate of a model.
   *
   * @param replicates the replicates of the model that ended, at least one
   * @throws IllegalArgumentException if there are none
   */
  public static MedianReplicate of(List<ReplicateResult> replicates) {
    List<ReplicateResult> counted =
        replicates.stream()
            .filter(MedianReplicate::counts)
            .sorted(
                Comparator.comparingDouble(MedianReplicate::figure)
                    .thenComparingInt(ReplicateResult::number))
            .toList();
    if (counted.isEmpty()) {
      return new MedianReplicate(first(replicates), 0);
    }
    double median = figure(counted.get((counted.size() - 1) / 2));
    ReplicateResult chosen =
        counted.stream().filter(each -> figure(each) == median).findFirst().orElseThrow();
    return new MedianReplicate(chosen, counted.size());
  }

  /** Returns the median replicate of a model of a study; empty unless several of them ended. */
  public static Optional<MedianReplicate> of(Study study, String model) {
    List<ReplicateResult> replicates =
        study.ended().stream().filter(each -> each.model().equals(model)).toList();
    return replicates.size() > 1 ? Optional.of(of(replicates)) : Optional.empty();
  }

  /**
   * Returns whether a replicate has a figure to be compared by: it has a best epoch and did not
   * diverge.
   */
  public static boolean counts(ReplicateResult replicate) {
    return replicate.outcome().hasBest() && replicate.result().stopReason().completed();
  }

  private static ReplicateResult first(List<ReplicateResult> replicates) {
    return replicates.stream()
        .min(Comparator.comparingInt(ReplicateResult::number))
        .orElseThrow(
            () -> new IllegalArgumentException("replicates: expected at least 1, received none"));
  }

  private static Metric monitor(ReplicateResult replicate) {
    return replicate.result().config().bestRule().monitor();
  }

  private static double figure(ReplicateResult replicate) {
    EpochMetrics best = replicate.outcome().best().orElseThrow();
    return monitor(replicate).of(best);
  }

  /** The name of the figure, as given by {@link Metric#label}. */
  public String figureLabel() {
    return monitor(replicate).label();
  }

  /**
   * Says which replicate it is and why, such as {@code replicate 3, whose validation crossentropy
   * of 0.5724 is the median of 5}.
   */
  public String words() {
    if (counted == 0) {
      return Figures.format(
          "replicate %d, since none has a best epoch without diverging", replicate.number());
    }
    return Figures.format(
        "replicate %d, whose %s of %s is the %smedian of %s",
        replicate.number(),
        monitor(replicate).words(),
        Figures.crossentropy(figure(replicate)),
        counted % 2 == 0 ? "lower " : "",
        Figures.count(counted));
  }
}
