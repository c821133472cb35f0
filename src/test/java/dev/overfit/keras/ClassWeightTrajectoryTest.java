package dev.overfit.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overfit.data.Split;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import dev.overfit.training.RowOrder;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the trainer follows Keras' {@code fit(class_weight=…)} and {@code
 * fit(sample_weight=…)} on rows of which one in eleven has label 1, as recorded by {@code
 * keras/golden_class_weight.py}.
 */
class ClassWeightTrajectoryTest {
  private static final Split SPLIT = FormulaRows.load(10_800, 1.5).split(1000, 9800);
  private static final Tolerance TOLERANCE = Tolerance.STRICT;

  /** A case of the record. */
  record Case(String name, JsonNode recorded) {
    ModelSpec model() {
      Regularizer penalty =
          name.contains("_l2_0.001") ? new Regularizer.L2(0.001) : Regularizer.NONE;
      return ModelSpec.binaryClassifier(
          name,
          SPLIT.training().width(),
          StreamSupport.stream(recorded.get("hidden").spliterator(), false)
              .map(units -> new Dense(units.asInt(), Activation.ELU, penalty))
              .toArray(LayerSpec[]::new));
    }

    ClassWeight classWeight() {
      if (name.endsWith("_balanced")) {
        return ClassWeight.BALANCED;
      }
      JsonNode given = recorded.get("class_weight");
      return given.isNull()
          ? ClassWeight.NONE
          : ClassWeight.of(given.get("0").asDouble(), given.get("1").asDouble());
    }

    /** Returns the rows; those that train have the weights that Keras was given. */
    Split split() {
      if (!recorded.has("sample_weight")) {
        return SPLIT;
      }
      float[] weights = new float[SPLIT.training().rows()];
      for (int row = 0; row < weights.length; row++) {
        weights[row] = row % 7 == 0 ? 0 : (float) (2 * FormulaRows.u(row, 3000));
      }
      return new Split(SPLIT.training().withWeights(weights), SPLIT.validation(), SPLIT.origin());
    }

    /** Trains as Keras did, which counts a row as positive if its logit is above one half. */
    TrainingResult train() {
      return Trainer.builder(model())
          .config(
              TrainingConfig.defaults()
                  .withEpochs(3)
                  .withLogitThreshold(0.5)
                  .withClassWeight(classWeight()))
          .initialWeights(FormulaRows.weights(model()))
          .rowOrder(RowOrder.sequential())
          .build()
          .train(split());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream json =
        ClassWeightTrajectoryTest.class.getResourceAsStream("/keras/golden_class_weight.json")) {
      return new ObjectMapper()
          .readTree(Objects.requireNonNull(json)).properties().stream()
              .map(entry -> new Case(entry.getKey(), entry.getValue()));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void takesTheCourseOfKeras(Case golden) {
    TrainingResult result = golden.train();
    for (EpochMetrics epoch : result.history().epochs()) {
      JsonNode recorded = golden.recorded().get("epochs").get(epoch.epoch() - 1);
      for (Metric metric : Metric.values()) {
        double keras = recorded.get(metric.label()).asDouble();
        assertThat((double) metric.of(epoch))
            .as("%s of epoch %d", metric.label(), epoch.epoch())
            .isCloseTo(keras, tolerance(metric, epoch.epoch(), keras));
      }
    }
    double[] sums = Trajectory.absSums(result.weights());
    assertNear("sums of |w|", sums, golden.recorded().get("final_abs_sum"));
    double[] logits =
        FirstLogits.of(golden.model(), result.weights(), SPLIT.validation().slice(0, 5));
    assertNear("logits", logits, golden.recorded().get("first_validation_logits"));
  }

  /** Allows half a row of accuracy; the first epoch's figures are of the first 20 steps. */
  private static Offset<Double> tolerance(Metric metric, int epoch, double keras) {
    if (metric.equals(Metric.ACCURACY) || metric.equals(Metric.VAL_ACCURACY)) {
      return within(0.5 / SPLIT.training().rows());
    }
    return within(keras * (epoch == 1 ? TOLERANCE.first20() : TOLERANCE.all()));
  }

  private static void assertNear(String what, double[] ours, JsonNode recorded) {
    assertThat(ours).as(what).hasSize(recorded.size());
    for (int i = 0; i < ours.length; i++) {
      double keras = recorded.get(i).asDouble();
      assertThat(ours[i])
          .as("%s, %d", what, i)
          .isCloseTo(keras, within(TOLERANCE.all() * Math.max(1, Math.abs(keras))));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theWeightsAreThoseThatKerasWasGiven(Case golden) {
    JsonNode given = golden.recorded().get("class_weight");
    ClassWeight.PerClass ours = golden.classWeight().on(SPLIT.training().labels());
    assertThat(ours)
        .isEqualTo(
            given.isNull()
                ? ClassWeight.PerClass.ALIKE
                : ClassWeight.of(given.get("0").asDouble(), given.get("1").asDouble()));
  }

  @Test
  void whatIsRecordedHasCasesOfEachKind() throws IOException {
    assertThat(cases().map(Case::classWeight).distinct()).hasSize(3);
    assertThat(cases().filter(each -> each.recorded().has("sample_weight"))).hasSize(2);
  }
}
