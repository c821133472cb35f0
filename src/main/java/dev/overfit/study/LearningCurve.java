package dev.overfit.study;

import dev.overfit.statistics.CorrectedResampledTTest;
import dev.overfit.statistics.Interval;
import dev.overfit.statistics.LeastSquares;
import dev.overfit.statistics.MeanInterval;
import dev.overfit.training.TrainingConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A network on ever larger parts of the training rows: at least {@value #LEAST_SIZES} models that
 * have the same layers and whose settings differ only in the share of the rows.
 *
 * @param models the models by their share of the rows, the smallest first
 * @param points the models that can be judged, in the same order; of models with equally many rows,
 *     which are the same rows, only the first
 * @param unjudged the models that cannot be judged
 * @param nextDoubling the change that twice as many rows would bring; empty if there are too few
 *     points or replicates to tell
 */
public record LearningCurve(
    List<ModelOutcomes> models,
    List<Point> points,
    List<ModelOutcomes> unjudged,
    Optional<NextDoubling> nextDoubling) {
  /** The minimum number of sizes of a curve, and the number of sizes that a line is fitted to. */
  static final int LEAST_SIZES = 3;

  /**
   * A point of a learning curve.
   *
   * @param model the model trained on this size
   * @param rows the number of its training rows
   * @param judged the crossentropy on the judging rows, over the replicates
   * @param training the training crossentropy in the best epoch, averaged over the replicates
   */
  public record Point(ModelOutcomes model, int rows, Spread judged, double training) {}

  /**
   * The change that twice as many rows would bring if the curve went on straight over the logarithm
   * of the rows: an extrapolation.
   *
   * @param replicates the number of replicates that have a line, at least 2
   * @param change the change in crossentropy, averaged over these replicates; negative if it falls
   * @param interval the 95 % interval of the change by the chance of training
   */
  public record NextDoubling(int replicates, double change, Interval interval) {}

  /** Copies the lists. */
  public LearningCurve {
    models = List.copyOf(models);
    points = List.copyOf(points);
    unjudged = List.copyOf(unjudged);
  }

  /** Returns the learning curves of a study, in the order of its models. */
  static List<LearningCurve> of(Study study) {
    Map<Object, List<ModelOutcomes>> networks = new LinkedHashMap<>();
    study
        .models()
        .forEach(
            model ->
                networks.computeIfAbsent(network(model), unused -> new ArrayList<>()).add(model));
    return networks.values().stream()
        .filter(
            models ->
                models.stream().map(ModelOutcomes::trainingShare).distinct().count() >= LEAST_SIZES)
        .map(models -> of(study, models))
        .toList();
  }

  private static LearningCurve of(Study study, List<ModelOutcomes> models) {
    JudgingRows judge = JudgingRows.of(study);
    List<ModelOutcomes> bySize =
        models.stream().sorted(Comparator.comparingDouble(ModelOutcomes::trainingShare)).toList();
    List<Point> points = new ArrayList<>();
    List<ModelOutcomes> unjudged = new ArrayList<>();
    for (ModelOutcomes model : bySize) {
      Spread judged = model.spread(judge::crossentropy);
      int rows = model.trainingRows(study);
      if (model.sound().isEmpty() || Double.isNaN(judged.mean())) {
        unjudged.add(model);
      } else if (points.isEmpty() || points.get(points.size() - 1).rows() < rows) {
        points.add(new Point(model, rows, judged, model.mean(Outcome::bestTraining)));
      }
    }
    return new LearningCurve(bySize, points, unjudged, nextDoubling(study, points));
  }

  /** Returns what the models of a curve have in common. */
  private static Object network(ModelOutcomes model) {
    ReplicateResult first = model.replicates().get(0);
    TrainingConfig config = first.result().config();
    return List.of(
        first.result().model().features(),
        first.result().model().layers(),
        config.withTrainingShare(1).withSeed(config.seed() - first.number()));
  }

  /** Fits a line in each replicate; the mean of these lines is the line of the mean curve. */
  private static Optional<NextDoubling> nextDoubling(Study study, List<Point> points) {
    if (points.size() < LEAST_SIZES) {
      return Optional.empty();
    }
    List<Point> last = points.subList(points.size() - LEAST_SIZES, points.size());
    double[] sizes = last.stream().mapToDouble(point -> Math.log(point.rows())).toArray();
    double[] changes =
        common(last).stream()
            .mapToDouble(number -> Math.log(2) * slope(JudgingRows.of(study), sizes, last, number))
            .toArray();
    return changes.length < 2
        ? Optional.empty()
        : Optional.of(
            new NextDoubling(
                changes.length,
                Spread.mean(changes),
                interval(study, last.get(0).rows(), changes)));
  }

  private static double slope(JudgingRows judge, double[] sizes, List<Point> points, int number) {
    return LeastSquares.slope(
        sizes,
        points.stream()
            .flatMap(point -> point.model().sound().stream())
            .filter(replicate -> replicate.number() == number)
            .mapToDouble(replicate -> judge.crossentropy(replicate.outcome()))
            .toArray());
  }

  /** Returns the numbers of the replicates that all points have. */
  private static List<Integer> common(List<Point> points) {
    TreeSet<Integer> numbers = new TreeSet<>(numbers(points.get(0)));
    points.forEach(point -> numbers.retainAll(numbers(point)));
    return List.copyOf(numbers);
  }

  private static List<Integer> numbers(Point point) {
    return point.model().sound().stream().map(ReplicateResult::number).toList();
  }

  private static Interval interval(Study study, int fewestRows, double[] changes) {
    return study.resampled()
        ? CorrectedResampledTTest.interval(changes, Judge.of(study).toTraining(fewestRows))
        : MeanInterval.of(changes);
  }

  /** The display name of the network: that of the model with the largest share. */
  public String name() {
    return models.get(models.size() - 1).name();
  }

  /** Returns whether the model is part of this curve and other models of it have more rows. */
  boolean holdsBelowItsEnd(ModelOutcomes model) {
    double most = models.get(models.size() - 1).trainingShare();
    return model.trainingShare() < most && models.stream().anyMatch(model::isSame);
  }

  /** The last two points; empty if there are fewer. */
  List<Point> lastStep() {
    return points.size() < 2 ? List.of() : points.subList(points.size() - 2, points.size());
  }
}
