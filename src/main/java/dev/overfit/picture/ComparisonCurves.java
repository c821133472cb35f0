package dev.overfit.picture;

import dev.overfit.study.Analysis;
import dev.overfit.study.Outcome;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Smoothing;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.ValueAxis;

/**
 * The values of the comparison's curves, for a chart drawn in the browser: training and validation
 * of all replicates of each model, smoothed as in the picture. Epochs are thinned like those of the
 * picture's curves on a logarithmic axis, but include the best and the last epoch of each
 * replicate.
 *
 * @param x the picture's epoch axis
 * @param y the picture's crossentropy axis
 * @param epochs the epochs at which all curves have their values, ascending, at least one
 * @param models the models in the picture, in its order
 */
public record ComparisonCurves(Axis x, Axis y, List<Integer> epochs, List<Model> models) {
  /** Copies the lists. */
  public ComparisonCurves {
    epochs = List.copyOf(epochs);
    models = List.copyOf(models);
  }

  /**
   * An axis of the picture.
   *
   * @param low the lower end
   * @param high the upper end
   * @param logarithmic whether the axis is logarithmic rather than linear
   */
  public record Axis(double low, double high, boolean logarithmic) {
    static Axis of(ValueAxis axis) {
      return new Axis(axis.getLowerBound(), axis.getUpperBound(), axis instanceof LogAxis);
    }
  }

  /**
   * A model and how it is drawn.
   *
   * @param name the name of the model
   * @param color the index of its color, from 0
   * @param dash the lengths of dashes and gaps of its validation curves, in pixels
   * @param mark the outline of its mark as SVG path data, centered on the origin
   * @param replicates its replicates, at least one: first the representative one, whose curves are
   *     in the picture, then the others by number
   */
  public record Model(
      String name, int color, List<Float> dash, String mark, List<Replicate> replicates) {
    /** Copies the lists. */
    public Model {
      dash = List.copyOf(dash);
      replicates = List.copyOf(replicates);
    }
  }

  /**
   * The curves of a replicate: one value for each of the {@link #epochs} up to the replicate's
   * last, NaN if the replicate has no value there.
   *
   * @param number the number of the replicate within the model, from 0
   * @param best the epoch of the best weights, whose value is not smoothed; empty if there is none
   * @param training smoothed crossentropy on the training rows
   * @param validation smoothed crossentropy on the validation rows
   */
  public record Replicate(
      int number, Optional<EpochMetrics> best, List<Double> training, List<Double> validation) {
    /** Copies the lists. */
    public Replicate {
      training = List.copyOf(training);
      validation = List.copyOf(validation);
    }
  }

  /**
   * Returns the curves of a study; empty if no model in the comparison completed an epoch.
   *
   * @param axes the settings for the picture's axes
   * @throws IOException if the outline of a mark cannot be written
   */
  public static Optional<ComparisonCurves> of(Analysis analysis, Axes axes) throws IOException {
    List<Trained> shown = Trained.competing(analysis);
    List<Integer> epochs =
        epochs(
            shown.stream()
                .flatMap(model -> model.model().replicates().stream())
                .map(ReplicateResult::outcome)
                .toList());
    if (epochs.isEmpty()) {
      return Optional.empty();
    }
    List<Model> models = new ArrayList<>();
    for (Trained model : shown) {
      models.add(model(model, epochs));
    }
    LineChart chart = CurvesPicture.comparisonChart(analysis.study(), shown, axes);
    return Optional.of(
        new ComparisonCurves(
            Axis.of(chart.epochs().axis()), Axis.of(chart.range()), epochs, models));
  }

  /** Returns a model's replicates, starting with the one whose curves are in the picture. */
  private static List<ReplicateResult> replicates(Trained model) {
    return model.model().replicates().stream()
        .sorted(Comparator.comparing(replicate -> !replicate.outcome().equals(model.median())))
        .toList();
  }

  private static List<Integer> epochs(List<Outcome> outcomes) {
    int longest = outcomes.stream().mapToInt(Outcome::epochs).max().orElse(0);
    NavigableSet<Integer> epochs =
        CurveSeries.epochs(longest, Layout.WIDE.curveResolution())
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    for (Outcome outcome : outcomes) {
      outcome.last().map(EpochMetrics::epoch).ifPresent(epochs::add);
      outcome.best().map(EpochMetrics::epoch).ifPresent(epochs::add);
    }
    return List.copyOf(epochs);
  }

  private static Model model(Trained model, List<Integer> epochs) throws IOException {
    int place = model.place();
    return new Model(
        model.name(),
        place % Palette.COLORS,
        Palette.dash(place),
        SvgPicture.path(Palette.mark(place)),
        replicates(model).stream().map(replicate -> replicate(replicate, epochs)).toList());
  }

  private static Replicate replicate(ReplicateResult replicate, List<Integer> epochs) {
    History history = replicate.result().history();
    return new Replicate(
        replicate.number(),
        replicate.outcome().best(),
        curve(history.values(Metric.BINARY_CROSSENTROPY), epochs),
        curve(history.values(Metric.VAL_BINARY_CROSSENTROPY), epochs));
  }

  private static List<Double> curve(double[] values, List<Integer> epochs) {
    double[] smoothed = Smoothing.TUTORIAL.apply(values);
    return epochs.stream()
        .takeWhile(epoch -> epoch <= values.length)
        .map(epoch -> smoothed[epoch - 1])
        .toList();
  }
}
