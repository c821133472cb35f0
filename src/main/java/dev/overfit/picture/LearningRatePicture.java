package dev.overfit.picture;

import dev.overfit.study.Caption;
import dev.overfit.study.Study;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.data.Range;

/** The learning rate over the epochs, one line for all models that share a schedule. */
final class LearningRatePicture {
  private LearningRatePicture() {}

  static Picture of(Study study, List<Trained> models, Axes axes) {
    List<List<Line>> groups = new ArrayList<>();
    for (List<Trained> alike : bySchedule(models)) {
      groups.add(List.of(line(alike, models.size())));
    }
    EpochAxis epochs =
        EpochAxis.of(axes.x(), Scale.LINEAR, groups.stream().flatMap(List::stream).toList());
    String title = "Learning rate";
    return Picture.of(
        "learning-rate",
        title,
        "Line chart: the optimizer's learning rate after each epoch.",
        layout ->
            new LineChart(
                    Caption.title(title, study),
                    "The optimizer's rate after the last step of each epoch.",
                    "Rate",
                    axis(groups),
                    epochs,
                    groups)
                .drawing(layout));
  }

  /** Uses the color of the first model, but a neutral one for a line of all models. */
  private static Line line(List<Trained> alike, int models) {
    double[] rates = longest(alike);
    return alike.size() == models && models > 1
        ? new Line("All models", rates, Palette.INK, Palette.solid(1.9f), Optional.empty())
        : Line.solid(Trained.names(alike), rates, alike.get(0).place());
  }

  private static List<List<Trained>> bySchedule(List<Trained> models) {
    Map<Object, List<Trained>> groups = new LinkedHashMap<>();
    for (Trained model : models) {
      TrainingResult result = model.median().result();
      List<Object> key =
          List.of(
              result.config().optimizer().learningRate(),
              result.config().batchSize(),
              result.config().stepsPerEpoch());
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(model);
    }
    return List.copyOf(groups.values());
  }

  private static double[] longest(List<Trained> models) {
    return models.stream()
        .map(model -> model.median().result().history().epochs())
        .reduce((a, b) -> b.size() > a.size() ? b : a)
        .orElse(List.of())
        .stream()
        .mapToDouble(EpochMetrics::learningRate)
        .toArray();
  }

  private static NumberAxis axis(List<List<Line>> groups) {
    double highest =
        Line.extent(groups.stream().flatMap(List::stream).toList(), 1)
            .map(Range::getUpperBound)
            .orElse(0.001);
    return ChartStyle.linear(null, new Range(0, 1.02 * highest), 5);
  }
}
