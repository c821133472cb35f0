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
 * A network on ever larger parts of the training rows: models of the same layers and settings but
 * for the share of the rows, of which there are {@value #LEAST_SIZES} or more.
 *
 * @param models by the share of the rows that they were trained on, the smallest first
 * @param points those of them that can be judged, likewise; of models of equally many rows, which
 *     are the same ones, the first
 * @param unjudged those that cannot be judged
 * @param nextDoubling what twice as many rows would change; empty where too few points or
 *     replicates tell
 */
public record LearningCurve(
    List<ModelOutcomes> models,
    List<Point> points,
    List<ModelOutcomes> unjudged,
    Optional<NextDoubling> nextDoubling) {
  /** How many sizes a curve has, and how many of them a straight line is laid through. */
  static final int LEAST_SIZES = 3;

  /**
   * A size.
   *
   * @param model what was trained on it
   * @param rows how many training rows it has
   * @param judged the crossentropy on the rows that judge, over the replicates
   * @param training the training crossentropy in the best epoch, mean over the replicates
   */
  public record Point(ModelOutcomes model, int rows, Spread judged, double training) {}

  /**
   * What twice as many rows would change if the curve went on straight over the logarithm of the
   * rows: an extrapolation.
   *
   * @param replicates how many replicates have a line, at least 2
   * @param change of crossentropy, mean over them; below 0 where it falls
   * @param interval its 95 % interval by the chance of training
   */
  public record NextDoubling(int replicates, double change, Interval interval) {}

  /** Copies the lists. */
  public LearningCurve {
    models = List.copyOf(models);
    points = List.copyOf(points);
    unjudged = List.copyOf(unjudged);
  }

  /** The curves of a study, in the order of its models. */
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

  /** What the models of a curve have in common. */
  private static Object network(ModelOutcomes model) {
    ReplicateResult first = model.replicates().get(0);
    TrainingConfig config = first.result().config();
    return List.of(
        first.result().model().features(),
        first.result().model().layers(),
        config.withTrainingShare(1).withSeed(config.seed() - first.number()));
  }

  /** In each replicate a line, of which the mean is that of the mean curve. */
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

  /** The replicates that all of these have. */
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

  /** What people call the network: the model of the largest share. */
  public String name() {
    return models.get(models.size() - 1).name();
  }

  /** Whether a model is of this curve, and others of it have more rows. */
  boolean holdsBelowItsEnd(ModelOutcomes model) {
    double most = models.get(models.size() - 1).trainingShare();
    return model.trainingShare() < most && models.stream().anyMatch(model::isSame);
  }

  /** Its last two points; empty if it has fewer. */
  List<Point> lastStep() {
    return points.size() < 2 ? List.of() : points.subList(points.size() - 2, points.size());
  }
}
