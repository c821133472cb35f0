package dev.overfit.study;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The replicate that stands for a model where one has to, as in its SavedModel: the one whose
 * figure is the median, so that what is served is what was judged. The figure is that by which each
 * replicate chose its best epoch, {@link dev.overfit.training.TrainingConfig#bestRule}, of that
 * epoch. Of an even number it is the lower of the two in the middle; if several replicates have it,
 * the first of them. A replicate that diverged, or has no best epoch, is not counted; if that is
 * all of them, the first stands for the model.
 *
 * @param replicate which
 * @param counted of how many its figure is the median; 0 if none could be counted
 */
public record MedianReplicate(ReplicateResult replicate, int counted) {
  /**
   * That of a model.
   *
   * @param replicates those of the model that ended, at least one
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

  /** That of a model of a study; empty unless several replicates of it ended. */
  public static Optional<MedianReplicate> of(Study study, String model) {
    List<ReplicateResult> replicates =
        study.ended().stream().filter(each -> each.model().equals(model)).toList();
    return replicates.size() > 1 ? Optional.of(of(replicates)) : Optional.empty();
  }

  /**
   * Whether a replicate has a figure to be compared by: it has a best epoch and did not diverge.
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

  /** The name of the figure, as {@link Metric#label} has it. */
  public String figureLabel() {
    return monitor(replicate).label();
  }

  /** Which it is and why, such as {@code replicate 3, by its validation crossentropy …}. */
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
