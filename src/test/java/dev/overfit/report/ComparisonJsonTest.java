package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overfit.picture.Axes;
import dev.overfit.picture.ComparisonCurves;
import dev.overfit.picture.ComparisonCurves.Axis;
import dev.overfit.picture.ComparisonCurves.Model;
import dev.overfit.picture.ComparisonCurves.Replicate;
import dev.overfit.study.Analysis;
import dev.overfit.study.Studies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonJsonTest {
  private static final Axis AXIS = new Axis(0.5, 0.7, false);

  /** 0.69315, then 0.00015 less, then nothing, then 0.00001 more than the last number. */
  @Test
  void valuesAreDifferencesInUnitsOfTheFifthDecimal() throws IOException {
    JsonNode json = json(curves("Tiny", List.of(0.693147, 0.693, Double.NaN, 0.69301, 1e30)));
    assertThat(json.path("decimals").intValue()).isEqualTo(5);
    assertThat(json.at("/models/0/replicates/0/training")).hasToString("[69315,-15,null,1,null]");
    assertThat(json.path("epochs")).hasToString("[1,1,1,2,5]");
    assertThat(json.path("x")).hasToString("{\"low\":0.5,\"high\":0.7,\"logarithmic\":false}");
  }

  @Test
  void addedUpTheyAreTheCurves() throws IOException {
    ComparisonCurves curves =
        ComparisonCurves.of(Analysis.of(Studies.replicated(Studies.sizes(false), 2)), Axes.AUTO)
            .orElseThrow();
    JsonNode json = json(curves);
    assertThat(sums(json.path("epochs")))
        .isEqualTo(curves.epochs().stream().map(Long::valueOf).toList());
    for (int m = 0; m < 4; m++) {
      Model model = curves.models().get(m);
      JsonNode node = json.path("models").path(m);
      assertThat(node.path("name").textValue()).isEqualTo(model.name());
      assertThat(node.path("replicates")).hasSize(2);
      for (int r = 0; r < 2; r++) {
        Replicate replicate = model.replicates().get(r);
        JsonNode each = node.path("replicates").path(r);
        same(sums(each.path("training")), replicate.training());
        same(sums(each.path("validation")), replicate.validation());
        assertThat(each.at("/best/epoch").intValue())
            .isEqualTo(replicate.best().orElseThrow().epoch());
        assertThat(each.at("/best/value").floatValue())
            .isEqualTo(replicate.best().orElseThrow().valBinaryCrossentropy());
      }
    }
  }

  private static void same(List<Long> units, List<Double> values) {
    assertThat(units).hasSameSizeAs(values);
    for (int i = 0; i < units.size(); i++) {
      assertThat(units.get(i) / 1e5).isEqualTo(values.get(i), within(0.500001e-5));
    }
  }

  private static List<Long> sums(JsonNode differences) {
    List<Long> sums = new ArrayList<>();
    long sum = 0;
    for (JsonNode difference : differences) {
      sum += difference.longValue();
      sums.add(sum);
    }
    return sums;
  }

  @Test
  void aReplicateWithoutABestEpochHasNone() throws IOException {
    assertThat(json(curves("Tiny", List.of(0.6))).at("/models/0/replicates/0").has("best"))
        .isFalse();
  }

  @Test
  void aNameThatLooksLikeMarkupCannotEndTheScript() throws IOException {
    String text = ComparisonJson.of(curves("</script><b>", List.of(0.6)));
    assertThat(text).doesNotContain("<");
    assertThat(new ObjectMapper().readTree(text).at("/models/0/name").textValue())
        .isEqualTo("</script><b>");
  }

  private static ComparisonCurves curves(String name, List<Double> values) {
    Replicate replicate = new Replicate(0, Optional.empty(), values, values);
    Model model = new Model(name, 0, List.of(7f, 3f), "M0 0Z", List.of(replicate));
    List<Integer> epochs = List.of(1, 2, 3, 5, 10).subList(0, values.size());
    return new ComparisonCurves(AXIS, AXIS, epochs, List.of(model));
  }

  private static JsonNode json(ComparisonCurves curves) throws IOException {
    return new ObjectMapper().readTree(ComparisonJson.of(curves));
  }
}
