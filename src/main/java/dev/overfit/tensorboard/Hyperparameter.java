package dev.overfit.tensorboard;

import com.google.protobuf.Value;
import dev.overfit.model.ModelSpec;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingConfig;
import java.util.List;
import java.util.function.Function;

/**
 * A setting that is a column of the HParams table.
 *
 * @param name its name in event files, such as {@code batch_size}
 * @param description what it is, for people
 * @param varies whether it is one of the settings in which a suite's models differ; the table shows
 *     those first, and hides most of the others until they are ticked
 * @param setting reads it: a {@link Number} from every training, or a {@link String} from every one
 */
record Hyperparameter(
    String name, String description, boolean varies, Function<TrainingBegin, Object> setting) {
  /** All of them. TensorBoard sorts them by {@code varies}, then by name. */
  static final List<Hyperparameter> ALL =
      List.of(
          // The table has a column of folders' names as well, so that this one may wait.
          new Hyperparameter("model", "name of the model", false, begin -> begin.model().name()),
          ofModel("hidden_layers", "units of the hidden layers", Settings::hiddenLayers),
          ofModel("parameters", "trainable parameters", ModelSpec::parameters),
          ofModel("dropout", "dropout rate, the largest of all layers", Settings::dropout),
          ofModel("l1", "factor of sum(|w|), the largest of all layers", Settings::l1),
          ofModel("l2", "factor of sum(w^2), the largest of all layers", Settings::l2),
          ofConfig("optimizer", "optimizer", config -> Settings.name(config.optimizer())),
          ofConfig(
              "weight_decay",
              "decoupled weight decay; 0 for none",
              config -> Settings.weightDecay(config.optimizer())),
          ofConfig(
              "learning_rate",
              "learning rate of the first step",
              config -> Settings.rate(config.optimizer().learningRate())),
          ofConfig(
              "schedule",
              "learning rate over the steps",
              config -> Settings.describe(config.optimizer().learningRate())),
          ofConfig("batch_size", "rows a step", TrainingConfig::batchSize),
          ofConfig("epochs", "most epochs", TrainingConfig::epochs),
          ofConfig(
              "patience",
              "epochs without improvement that stop it; 0 for never",
              config -> config.earlyStopping().map(EarlyStopping::patience).orElse(0)),
          // A text, since a double does not hold every long.
          ofConfig(
              "seed",
              "seed of weights, row order and dropout",
              config -> Long.toString(config.seed())),
          new Hyperparameter("data", "rows", false, begin -> Settings.describe(begin.data())));

  private static Hyperparameter ofModel(
      String name, String description, Function<ModelSpec, Object> setting) {
    return new Hyperparameter(name, description, true, begin -> setting.apply(begin.model()));
  }

  private static Hyperparameter ofConfig(
      String name, String description, Function<TrainingConfig, Object> setting) {
    return new Hyperparameter(name, description, false, begin -> setting.apply(begin.config()));
  }

  /** What it is in the given training, as the HParams plugin takes it. */
  Value of(TrainingBegin begin) {
    Object value = setting.apply(begin);
    return value instanceof Number number
        ? Value.newBuilder().setNumberValue(number.doubleValue()).build()
        : Value.newBuilder().setStringValue(value.toString()).build();
  }
}
