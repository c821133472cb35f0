package dev.overfit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.picture.ComparisonCurves;
import dev.overfit.picture.ComparisonCurves.Axis;
import dev.overfit.picture.ComparisonCurves.Model;
import dev.overfit.picture.ComparisonCurves.Replicate;
import java.util.List;

/**
 * The curves of the comparison inside the page, for its script. Epochs and values are stored as
 * running differences, which take half the space: first the value itself, then each value's
 * difference from the one before. Values are in units of 10^-{@value #DECIMALS}. A value that is
 * not finite, or so large that its differences would not be exact in a script, is null and not part
 * of the differences.
 */
final class ComparisonJson {
  static final int DECIMALS = 5;

  private static final double UNITS = Math.pow(10, DECIMALS);
  private static final double LARGEST = 1e9;

  private ComparisonJson() {}

  /** Returns JSON without a less-than sign, so that it can be embedded in a script element. */
  static String of(ComparisonCurves curves) throws JsonProcessingException {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.put("decimals", DECIMALS);
    node.set("x", axis(curves.x()));
    node.set("y", axis(curves.y()));
    long before = 0;
    for (int epoch : curves.epochs()) {
      node.withArray("epochs").add(epoch - before);
      before = epoch;
    }
    curves.models().forEach(model -> node.withArray("models").add(model(model)));
    return RunJson.MAPPER.writeValueAsString(node).replace("<", "\\u003c");
  }

  private static ObjectNode axis(Axis axis) {
    return RunJson.MAPPER
        .createObjectNode()
        .put("low", axis.low())
        .put("high", axis.high())
        .put("logarithmic", axis.logarithmic());
  }

  private static ObjectNode model(Model model) {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.put("name", model.name());
    node.put("color", model.color());
    model.dash().forEach(node.putArray("dash")::add);
    node.put("mark", model.mark());
    model.replicates().forEach(each -> node.withArray("replicates").add(replicate(each)));
    return node;
  }

  private static ObjectNode replicate(Replicate replicate) {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    replicate
        .best()
        .ifPresent(
            best ->
                node.putObject("best")
                    .put("epoch", best.epoch())
                    .put("value", best.valBinaryCrossentropy()));
    node.set("training", differences(replicate.training()));
    node.set("validation", differences(replicate.validation()));
    return node;
  }

  private static ArrayNode differences(List<Double> values) {
    ArrayNode node = RunJson.MAPPER.createArrayNode();
    long before = 0;
    for (double value : values) {
      if (Math.abs(value) <= LARGEST) {
        long units = Math.round(value * UNITS);
        node.add(units - before);
        before = units;
      } else {
        node.addNull();
      }
    }
    return node;
  }
}
