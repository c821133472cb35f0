package dev.overfit.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overfit.data.Higgs;
import dev.overfit.data.Split;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.model.VariableSpec;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A trajectory recorded from Keras by {@code keras/golden.py}, which says what each figure is.
 *
 * @param name the case, such as {@code large_l2_0.001}
 * @param model the model of the case
 * @param optimizer the optimizer of the case
 * @param recorded the figures
 */
record GoldenCase(String name, ModelSpec model, Optimizer optimizer, Trajectory recorded) {
  private static final Map<String, Regularizer> REGULARIZERS =
      Map.of(
          "large_l2_0.001", new Regularizer.L2(0.001),
          "large_l2_0.0001", new Regularizer.L2(0.0001),
          "medium_l1_0.0001", new Regularizer.L1(0.0001),
          "medium_l1l2_0.0001_0.001", new Regularizer.L1L2(0.0001, 0.001));

  static List<GoldenCase> read(InputStream json) throws IOException {
    List<GoldenCase> cases = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : new ObjectMapper().readTree(json).properties()) {
      JsonNode node = entry.getValue();
      cases.add(
          new GoldenCase(
              entry.getKey(),
              model(entry.getKey(), node),
              optimizer(node.get("optimizer").asText()),
              trajectory(node)));
    }
    return cases;
  }

  /** Returns how far from the record this project's trainer ends up. */
  Difference difference(Split split) {
    return Difference.of(Trajectory.run(model, optimizer, split), recorded, idle());
  }

  /** Returns the same of one training, which leaves one threshold to the test. */
  Difference differenceOfOne(Split split) {
    return Difference.of(Trajectory.runOnce(model, optimizer, split), recorded, idle());
  }

  /**
   * Returns the places, among the trained variables, of biases that a batch normalization cancels.
   * Their gradients are 0 except for rounding, which Adam turns into steps, in Keras as here.
   */
  private Set<Integer> idle() {
    List<VariableSpec> trained = model.trainableVariables();
    return IntStream.range(0, trained.size() - 1)
        .filter(i -> trained.get(i + 1).name().endsWith("/gamma"))
        .boxed()
        .collect(Collectors.toSet());
  }

  /** Returns whether the model has a batch normalization. */
  boolean normalized() {
    return name.contains("_bn");
  }

  @Override
  public String toString() {
    return name;
  }

  private static ModelSpec model(String name, JsonNode node) {
    Activation activation =
        Activation.valueOf(node.path("activation").asText("elu").toUpperCase(Locale.ROOT));
    LayerSpec[] layers =
        StreamSupport.stream(node.get("hidden").spliterator(), false)
            .flatMap(units -> hidden(name, units.asInt(), activation))
            .toArray(LayerSpec[]::new);
    return ModelSpec.binaryClassifier(name, Higgs.COLUMNS.size(), layers);
  }

  private static Stream<LayerSpec> hidden(String name, int units, Activation activation) {
    return name.contains("_bn")
        ? Stream.of(
            new Dense(units, Activation.LINEAR),
            new BatchNormalization(),
            new ActivationLayer(activation))
        : Stream.of(
            new Dense(units, activation, REGULARIZERS.getOrDefault(name, Regularizer.NONE)));
  }

  private static Optimizer optimizer(String name) {
    Adam adam = new Adam(new InverseTimeDecay(0.001, 1, 20 * 1000, false));
    return switch (name) {
      case "adam" -> adam;
      case "adamw" -> new AdamW(adam, 0.004);
      case "sgd" -> new Sgd(new Constant(0.05));
      default -> throw new IllegalArgumentException("optimizer " + name);
    };
  }

  private static Trajectory trajectory(JsonNode node) {
    JsonNode epochs = node.get("epochs");
    return new Trajectory(
        numbers(node.get("binary_crossentropy")),
        numbers(node.get("regularization_loss")),
        numbers(epochs, "val_binary_crossentropy"),
        numbers(epochs, "val_accuracy_probability_above_half"),
        numbers(epochs, "val_accuracy_keras_logit_above_half"),
        numbers(node.get("final_abs_sum")),
        everyOther(numbers(node.path("final_moving_abs_sum")), 0),
        everyOther(numbers(node.path("final_moving_abs_sum")), 1),
        numbers(node.get("first_validation_logits")));
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static double[] everyOther(double[] values, int first) {
    return IntStream.iterate(first, i -> i < values.length, i -> i + 2)
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private static double[] numbers(JsonNode epochs, String key) {
    return StreamSupport.stream(epochs.spliterator(), false)
        .mapToDouble(epoch -> epoch.get(key).asDouble())
        .toArray();
  }
}
