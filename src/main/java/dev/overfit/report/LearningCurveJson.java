package dev.overfit.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.study.LearningCurve;
import dev.overfit.study.LearningCurve.NextDoubling;
import dev.overfit.study.LearningCurve.Point;

/**
 * Writes a learning curve of {@code run.json}: for each size, the number of rows, the crossentropy
 * on the judging rows (mean over the replicates with Student's 95 % interval) and that of training
 * in the best epoch; and the extrapolated effect of one more doubling.
 */
final class LearningCurveJson {
  private LearningCurveJson() {}

  static ObjectNode of(LearningCurve curve) {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.put("name", curve.name());
    node.putArray("points").addAll(curve.points().stream().map(LearningCurveJson::point).toList());
    curve.nextDoubling().ifPresent(next -> node.set("next_doubling", extrapolation(next)));
    return node;
  }

  private static ObjectNode point(Point point) {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.put("model", point.model().name());
    node.put("training_rows", point.rows());
    node.put("replicates", point.judged().count());
    node.put("mean_binary_crossentropy", point.judged().mean());
    point.judged().interval().ifPresent(interval -> node.set("interval", RunJson.tree(interval)));
    node.put("training_binary_crossentropy", point.training());
    return node;
  }

  private static ObjectNode extrapolation(NextDoubling next) {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.put("replicates", next.replicates());
    node.put("change", next.change());
    node.set("interval", RunJson.tree(next.interval()));
    return node;
  }
}
