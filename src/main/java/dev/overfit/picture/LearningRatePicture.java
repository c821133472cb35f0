package dev.overfit.picture;

import dev.overfit.study.Caption;
import dev.overfit.study.Study;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.data.Range;

/** The learning rate over the epochs, a line for the models that share a schedule. */
final class LearningRatePicture {
  private LearningRatePicture() {}

  static Picture of(Study study, List<Trained> models) {
    List<List<Line>> groups = new ArrayList<>();
    for (List<Trained> alike : bySchedule(models)) {
      String label = alike.size() == models.size() ? "All models" : Trained.names(alike);
      groups.add(List.of(Line.solid(label, longest(alike), alike.get(0).place())));
    }
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
                    false,
                    groups)
                .drawing(layout));
  }

  private static List<List<Trained>> bySchedule(List<Trained> models) {
    Map<Object, List<Trained>> groups = new LinkedHashMap<>();
    for (Trained model : models) {
      TrainingResult result = model.outcome().result();
      List<Object> key =
          List.of(result.config().optimizer().learningRate(), result.config().batchSize());
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(model);
    }
    return List.copyOf(groups.values());
  }

  private static double[] longest(List<Trained> models) {
    return models.stream()
        .map(model -> model.outcome().result().history().epochs())
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
