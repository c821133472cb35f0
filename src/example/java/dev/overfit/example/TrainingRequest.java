package dev.overfit.example;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overfit.data.Dataset;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.LabelColumn;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Posted settings of a training. All except {@code model} and {@code data} are optional.
 *
 * @param model the name of the model
 * @param data the name of a CSV file in the data folder
 * @param label the label column: its name, at most 200 characters, in a file with a header line, or
 *     its index from 0 in a file without; by default the last column of a file with a header line
 * @param hidden the units of the hidden layers, at most 8 of at most 1,024; default 16
 * @param dropout the dropout rate after each hidden layer; default 0
 * @param l2 the penalty on kernels; default 0
 * @param epochs the maximum number of epochs, at most 10,000; default 200
 * @param patience the number of epochs without a better validation crossentropy after which to
 *     stop; default 20
 * @param batchSize the number of rows per step, at most 100,000; default 64
 * @param learningRate the learning rate of Adam; default 0.001
 * @param validationRows the number of validation rows; default 200
 * @param seed the seed of row order, initial weights and dropout; default 0
 */
record TrainingRequest(
    @Nullable String model,
    @Nullable String data,
    @Nullable JsonNode label,
    @Nullable List<Integer> hidden,
    @Nullable Double dropout,
    @Nullable Double l2,
    @Nullable Integer epochs,
    @Nullable Integer patience,
    @Nullable Integer batchSize,
    @Nullable Double learningRate,
    @Nullable Integer validationRows,
    @Nullable Long seed) {
  private static final int MOST_EPOCHS = 10_000;
  private static final int MOST_LAYERS = 8;
  private static final int MOST_UNITS = 1024;
  private static final int MOST_BATCH = 100_000;
  private static final int MOST_LABEL = 200;

  /**
   * Reads settings and checks everything that can be checked without the rows.
   *
   * @throws RequestException 400 if a setting is not allowed
   */
  static TrainingRequest of(byte[] body) {
    TrainingRequest request = Json.read(body, TrainingRequest.class);
    try {
      FolderName.check("model", request.modelName());
      ModelSpec.binaryClassifier(request.modelName(), 1);
      FolderName.check("data", request.dataName());
      request.layout();
      request.layers();
      request.config();
    } catch (IllegalArgumentException e) {
      throw RequestException.bad(String.valueOf(e.getMessage()));
    }
    within("validationRows", request.validation(), Integer.MAX_VALUE);
    return request;
  }

  String modelName() {
    return required("model", model);
  }

  String dataName() {
    return required("data", data);
  }

  int validation() {
    return Objects.requireNonNullElse(validationRows, 200);
  }

  long seedOrZero() {
    return Objects.requireNonNullElse(seed, 0L);
  }

  CsvLayout layout() {
    if (label == null || label.isNull()) {
      return CsvLayout.withHeader(new LabelColumn.Last());
    }
    if (label.isTextual()) {
      return CsvLayout.withHeader(new LabelColumn.Named(labelName(label.textValue())));
    }
    if (label.isInt()) {
      return CsvLayout.withoutHeader(new LabelColumn.At(label.intValue()));
    }
    throw RequestException.bad(
        "label: expected the name of a column or its place from 0, received " + label);
  }

  private static String labelName(String name) {
    if (name.length() > MOST_LABEL) {
      throw RequestException.bad(
          String.format(
              Locale.ROOT,
              "label: expected at most %d characters, received %,d",
              MOST_LABEL,
              name.length()));
    }
    return name;
  }

  /** Returns the network for these rows: normalization, then the hidden layers, then the logit. */
  ModelSpec model(Dataset training) {
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(Normalization.of(training.features(), training.width()));
    layers.addAll(layers());
    return ModelSpec.binaryClassifier(
        modelName(), training.width(), layers.toArray(LayerSpec[]::new));
  }

  private List<LayerSpec> layers() {
    List<Integer> units = Objects.requireNonNullElse(hidden, List.of(16));
    within("hidden", units.size(), 0, MOST_LAYERS);
    double penalty = Objects.requireNonNullElse(l2, 0.0);
    double rate = Objects.requireNonNullElse(dropout, 0.0);
    List<LayerSpec> layers = new ArrayList<>();
    for (Integer count : units) {
      if (count == null) {
        throw RequestException.bad("hidden: expected numbers of units, received null");
      }
      int width = within("hidden", count, MOST_UNITS);
      layers.add(new Dense(width, Activation.ELU, new Regularizer.L2(penalty)));
      layers.add(new Dropout(rate));
    }
    return layers;
  }

  TrainingConfig config() {
    double rate = Objects.requireNonNullElse(learningRate, 0.001);
    return TrainingConfig.defaults()
        .withEpochs(within("epochs", Objects.requireNonNullElse(epochs, 200), MOST_EPOCHS))
        .withBatchSize(within("batchSize", Objects.requireNonNullElse(batchSize, 64), MOST_BATCH))
        .withSeed(seedOrZero())
        .withOptimizer(new Adam(new LearningRateSchedule.Constant(rate)))
        .withEarlyStopping(EarlyStopping.ofPatience(Objects.requireNonNullElse(patience, 20)));
  }

  private static String required(String name, @Nullable String value) {
    if (value == null) {
      throw RequestException.bad(name + ": expected a name, received none");
    }
    return value;
  }

  private static int within(String name, int value, int most) {
    return within(name, value, 1, most);
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw RequestException.bad(
          String.format(
              Locale.ROOT, "%s: expected %d to %,d, received %d", name, least, most, value));
    }
    return value;
  }
}
