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
 * The curves of the comparison as values, for a chart that is drawn where it is looked at: of each
 * model all replicates, training and validation, smoothed as in the picture. Epochs are thinned as
 * those of the picture's curves are on a logarithmic axis; the best and the last epoch of each
 * replicate are among them.
 *
 * @param x the picture's axis of epochs
 * @param y the picture's axis of crossentropy
 * @param epochs the epochs that all curves have their values in, rising, at least one
 * @param models the models that the picture shows, in its order
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
   * @param low its lower end
   * @param high its upper end
   * @param logarithmic whether it is logarithmic, else linear
   */
  public record Axis(double low, double high, boolean logarithmic) {
    static Axis of(ValueAxis axis) {
      return new Axis(axis.getLowerBound(), axis.getUpperBound(), axis instanceof LogAxis);
    }
  }

  /**
   * A model and how it is drawn.
   *
   * @param name its name
   * @param color the number of its colour, from 0
   * @param dash the lengths of dashes and gaps of its validation curves, in pixels
   * @param mark the outline of its mark as the data of an SVG path, centred on the origin
   * @param replicates its replicates, at least one: first the one that stands for the model, whose
   *     curves are in the picture, then the others by their numbers
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
   * The curves of a replicate: a value in each of the {@link #epochs} up to its last, NaN where it
   * had none.
   *
   * @param number which of the model's replicates, from 0
   * @param best the epoch of its best weights, whose value is not smoothed; empty if there is none
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
   * The curves of a study; empty where no model that the comparison shows ended an epoch.
   *
   * @param axes what was said of the picture's axes
   * @throws IOException where the outline of a mark cannot be written
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

  /** A model's replicates, first the one whose curves are in the picture. */
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
