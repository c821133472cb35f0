package dev.overfit.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import dev.overfit.training.RowOrder;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A file written by Keras with Keras' results; {@code src/test/python/keras_models.py} made both.
 *
 * @param name the file's name without its extension
 * @param recorded what {@code models.json} says about it
 */
record KerasFile(String name, JsonNode recorded) {
  static final List<String> COLUMNS = List.of("a", "b", "c");
  private static final JsonNode ALL = json("models.json");

  /** Returns all files. */
  static List<KerasFile> all() {
    List<KerasFile> files = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : ALL.get("models").properties()) {
      files.add(new KerasFile(entry.getKey(), entry.getValue()));
    }
    return files;
  }

  /** Returns the file with the given name. */
  static KerasFile of(String name) {
    return all().stream().filter(file -> file.name.equals(name)).findFirst().orElseThrow();
  }

  static JsonNode json(String name) {
    try (InputStream in =
        Objects.requireNonNull(KerasFile.class.getResourceAsStream("/dev/overfit/keras/" + name))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Path path() {
    return Path.of("src/test/resources/dev/overfit/keras", name + ".keras");
  }

  KerasModel read() throws IOException {
    return KerasModel.read(path());
  }

  /** Returns the rows that Keras was given. */
  static float[] rows() {
    return numbers(ALL.get("rows"));
  }

  float[] logits() {
    return numbers(recorded.get("logits"));
  }

  float[] trainedLogits() {
    return numbers(recorded.get("trained_logits"));
  }

  /** Returns the weights after Keras' 20 steps, variable by variable. */
  List<float[]> trainedWeights() {
    List<float[]> weights = new ArrayList<>();
    recorded.get("weights").forEach(weight -> weights.add(numbers(weight)));
    return weights;
  }

  boolean trained() {
    return recorded.has("optimizer");
  }

  /** Returns the weights after this project's 20 steps from the file's weights. */
  static Weights train(KerasModel keras, KerasFile file) {
    Dataset all = Dataset.of(COLUMNS, rows(), numbers(ALL.get("labels")));
    Optimizer optimizer =
        file.recorded.get("optimizer").asText().equals("adam")
            ? new Adam(new Constant(0.01))
            : new Sgd(new Constant(0.05));
    return Trainer.builder(keras.model())
        .config(
            TrainingConfig.defaults()
                .withEpochs(20)
                .withBatchSize(all.rows())
                .withOptimizer(optimizer))
        .initialWeights(keras.weights())
        .rowOrder(RowOrder.sequential())
        .build()
        .train(new Split(all, all, new DataOrigin("rows", "models.json", false, "", all.rows())))
        .weights();
  }

  /** Returns this project's logits for the rows. */
  static float[] logits(ModelSpec model, Weights weights) throws IOException {
    try (Predictor predictor = Predictor.of(ModelCard.of(model, COLUMNS), weights)) {
      return predictor.logits(rows());
    }
  }

  private static float[] numbers(JsonNode array) {
    float[] numbers = new float[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).floatValue();
    }
    return numbers;
  }

  @Override
  public String toString() {
    return name;
  }
}
