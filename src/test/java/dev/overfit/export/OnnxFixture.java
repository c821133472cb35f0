package dev.overfit.export;

import dev.overfit.data.Dataset;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** ONNX files of all kinds of layers and activations, with {@link Predictor}'s answers. */
final class OnnxFixture {
  static final int FEATURES = 5;
  private static final int ROWS = 1000;

  private OnnxFixture() {}

  /**
   * Writes {@code <model>.onnx} and, as little-endian float32, rows, logits and probabilities.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Random random = new Random(11);
    float[] rows = new float[ROWS * FEATURES];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (2 * random.nextGaussian() + 0.5);
    }
    for (ModelSpec model : models()) {
      ModelCard card = card(model);
      Weights weights = weights(model, random);
      OnnxExporter.write(folder.resolve(model.name() + ".onnx"), card, weights);
      try (Predictor predictor = Predictor.of(card, weights)) {
        write(folder.resolve(model.name() + ".rows"), rows);
        write(folder.resolve(model.name() + ".logits"), predictor.logits(rows));
        write(folder.resolve(model.name() + ".probabilities"), predictor.probabilities(rows));
      }
    }
  }

  static ModelCard card(ModelSpec model) {
    return ModelCard.of(model, Dataset.unnamed(FEATURES));
  }

  /** Returns a model for each activation, one with all other layers, and one without any. */
  static List<ModelSpec> models() {
    List<ModelSpec> models = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      models.add(
          model(
              "Of_" + activation,
              new Dense(16, activation),
              new Dropout(0.5),
              new Dense(8, activation)));
    }
    models.add(
        model(
            "Layers",
            new Normalization(Collections.nCopies(FEATURES, 0.5), List.of(4.0, 3.0, 2.0, 1.0, 0.5)),
            new Dense(16, Activation.LINEAR),
            new BatchNormalization(),
            new ActivationLayer(Activation.ELU),
            new Dropout(0.2),
            new Dense(8, Activation.LINEAR),
            new BatchNormalization(0.9, 0.01),
            new ActivationLayer(Activation.TANH)));
    models.add(model("Logistic"));
    return models;
  }

  private static ModelSpec model(String name, LayerSpec... hidden) {
    return ModelSpec.binaryClassifier(name, FEATURES, hidden);
  }

  /** Draws all weights, including moving averages; variances are positive. */
  static Weights weights(ModelSpec model, Random random) {
    List<float[]> all = new ArrayList<>();
    for (VariableSpec variable : model.variables()) {
      float[] values = new float[variable.size()];
      for (int i = 0; i < values.length; i++) {
        float drawn = (float) (0.4 * random.nextGaussian());
        values[i] = variable.name().endsWith("variance") ? 0.1f + Math.abs(drawn) : drawn;
      }
      all.add(values);
    }
    return Weights.of(model.variables(), all);
  }

  private static void write(Path file, float[] values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Files.write(file, bytes.array());
  }
}
