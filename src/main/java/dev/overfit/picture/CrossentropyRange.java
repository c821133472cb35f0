package dev.overfit.picture;

import dev.overfit.choice.Words;
import dev.overfit.picture.Axes.Limits;
import dev.overfit.study.ClassNames;
import dev.overfit.study.Labels;
import dev.overfit.study.Study;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.data.Range;

/**
 * Chooses the crossentropy range of a model comparison. Limits that were set come first. The
 * default is the tutorial's 0.5 to 0.7, or, for rows other than those of HIGGS, the range from the
 * lowest value to a little above knowing nothing. If that does not show each model, the range
 * covers the curves completely.
 *
 * <p>A range shows a model if it contains the model's best epoch and at least half of the
 * validation curve's way across the picture. So the tutorial's own picture stays as it is, although
 * Large leaves it at the top, and a picture of 500 training rows, whose curves would mostly lie
 * above 0.7, is shown whole.
 */
final class CrossentropyRange {
  /** The tutorial's range, with room for the last tick, which rounding puts above 0.7. */
  static final Range TUTORIAL = new Range(0.5, 0.7 + 1e-9);

  private static final double ROOM_ABOVE = 1.05;
  private static final double LEAST_VISIBLE = 0.5;

  /**
   * The lowest end of a logarithmic axis relative to the lowest validation value, so that a
   * training curve that keeps falling does not push all others to the top.
   */
  private static final double LOWEST_ON_LOG = 0.2;

  private final Study study;
  private final EpochAxis epochs;
  private final List<ModelCurves> models;

  /**
   * Creates the range of the given models. A diverged model, whose last values can be of any size,
   * is ignored unless all models diverged.
   */
  CrossentropyRange(Study study, EpochAxis epochs, List<ModelCurves> models) {
    List<ModelCurves> sound = models.stream().filter(model -> !model.diverged()).toList();
    this.study = study;
    this.epochs = epochs;
    this.models = sound.isEmpty() ? List.copyOf(models) : sound;
  }

  static boolean isLogarithmic(Axes axes) {
    return axes.y().equals(Optional.of(Scale.LOG));
  }

  /** Creates an axis with the given range. */
  static ValueAxis axis(Range range, Axes axes) {
    if (!isLogarithmic(axes)) {
      return ChartStyle.linear(null, range, 5);
    }
    DecadeAxis axis = new DecadeAxis(null, Words::number);
    axis.setRange(range);
    return axis;
  }

  Range range(Axes axes) {
    Optional<Range> said = axes.yLimits().map(CrossentropyRange::range);
    return said.orElseGet(() -> isLogarithmic(axes) ? logarithmic() : linear());
  }

  /** Adds room for the last tick, which rounding may put above the upper end. */
  private static Range range(Limits limits) {
    double room = 1e-9 * Math.max(limits.high() - limits.low(), Math.abs(limits.high()));
    return new Range(limits.low(), limits.high() + room);
  }

  private Range linear() {
    Range own = ClassNames.areHiggs(study) ? TUTORIAL : upToKnowingNothing();
    return models.stream().allMatch(model -> shows(own, model)) ? own : whole();
  }

  private boolean shows(Range range, ModelCurves model) {
    return model.validation().mark().filter(mark -> !range.contains(mark.value())).isEmpty()
        && epochs.visible(model.validation().values(), range) >= LEAST_VISIBLE;
  }

  private Range whole() {
    return Line.range(drawn(), 1).orElse(TUTORIAL);
  }

  /** Returns all lines, starting at the first visible epoch. */
  private List<Line> drawn() {
    return models.stream()
        .flatMap(ModelCurves::lines)
        .map(line -> line.withValues(epochs.drawn(line.values())))
        .toList();
  }

  private Range logarithmic() {
    Optional<Range> all = Line.extent(drawn(), 1);
    Optional<Range> validation =
        Line.extent(models.stream().map(ModelCurves::validation).toList(), 1);
    if (all.isEmpty() || validation.isEmpty() || all.get().getUpperBound() <= 0) {
      return TUTORIAL;
    }
    double low =
        Math.max(
            all.get().getLowerBound(),
            LOWEST_ON_LOG * Math.max(validation.get().getLowerBound(), Double.MIN_NORMAL));
    return new Range(low / ROOM_ABOVE, all.get().getUpperBound() * ROOM_ABOVE);
  }

  private Range upToKnowingNothing() {
    return Line.range(drawn(), 1).map(this::upToKnowingNothing).orElse(TUTORIAL);
  }

  private Range upToKnowingNothing(Range all) {
    double worstBest =
        models.stream()
            .flatMap(model -> model.validation().mark().stream())
            .mapToDouble(Line.Mark::value)
            .max()
            .orElse(0);
    double top = ROOM_ABOVE * Math.max(Labels.of(study).floor(), worstBest);
    return top > all.getLowerBound()
        ? new Range(all.getLowerBound(), Math.min(all.getUpperBound(), top))
        : all;
  }
}
