package dev.overfit.tensorboard;

import com.google.protobuf.Value;
import dev.overfit.augmentation.Augmentation;
import dev.overfit.choice.Kind;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A setting that is a column of the HParams table.
 *
 * @param name the name in event files, such as {@code batch_size}
 * @param description a description for people
 * @param varies whether it is one of the settings in which a suite's models differ; the table shows
 *     those first, and hides most of the others until they are ticked
 * @param setting reads the setting: a {@link Number} from every training, or a {@link String} from
 *     every training
 */
record Hyperparameter(
    String name, String description, boolean varies, Function<TrainingBegin, Object> setting) {
  private static final Hyperparameter CLASS_WEIGHT =
      ofConfig(
          "class_weight",
          "what rows count in the training loss by their label",
          config -> config.classWeight().words());

  private static final Hyperparameter AUGMENTATIONS =
      ofConfig(
          "augmentations",
          "how training rows are changed for each step",
          config ->
              config.augmentations().stream()
                  .map(Augmentation::words)
                  .collect(Collectors.joining(", ")));

  private static final Hyperparameter TRAINING_SHARE =
      ofConfig(
          "training_share",
          "share of the training rows that it is trained on",
          TrainingConfig::trainingShare);

  private static final Hyperparameter STEPS_PER_EPOCH =
      ofConfig("steps_per_epoch", "steps of an epoch", TrainingConfig::stepsPerEpoch);

  /** The settings of every training. */
  private static final List<Hyperparameter> ALL =
      Stream.of(
              Stream.of(
                  // Not among the first columns, since the table also has a column of folder names.
                  new Hyperparameter(
                      "model", "name of the model", false, begin -> begin.model().name()),
                  ofModel("hidden_layers", "units of the hidden layers", Settings::hiddenLayers),
                  ofModel("parameters", "trainable parameters", ModelSpec::parameters)),
              ofLayers(),
              Stream.of(
                  ofConfig("optimizer", "optimizer", config -> Kind.of(config.optimizer()).name())),
              ofOptimizers(),
              Stream.of(
                  ofConfig(
                      "learning_rate",
                      "learning rate of the first step",
                      config -> config.optimizer().learningRate().rate()),
                  ofConfig(
                      "schedule",
                      "learning rate over the steps",
                      config -> config.optimizer().learningRate().words()),
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
                  new Hyperparameter(
                      "data", "rows", false, begin -> Settings.describe(begin.data()))))
          .flatMap(columns -> columns)
          .toList();

  /**
   * Returns the settings of a training. They are the same for every training, except that class
   * weights, augmentations, a share of the rows and the steps per epoch are added if they are set.
   * TensorBoard sorts them by {@code varies}, then by name.
   */
  static List<Hyperparameter> all(TrainingBegin begin) {
    List<Hyperparameter> all = new ArrayList<>(ALL);
    if (!begin.config().classWeight().equals(ClassWeight.NONE)) {
      all.add(CLASS_WEIGHT);
    }
    if (!begin.config().augmentations().isEmpty()) {
      all.add(AUGMENTATIONS);
    }
    if (begin.config().trainsOnAPart()) {
      all.add(TRAINING_SHARE);
    }
    if (begin.config().stepsPerEpoch() > 0) {
      all.add(STEPS_PER_EPOCH);
    }
    return List.copyOf(all);
  }

  /** Returns the columns by which layers declare that they are compared. */
  private static Stream<Hyperparameter> ofLayers() {
    return Comparison.columns(LayerSpec.class).entrySet().stream()
        .map(
            column ->
                ofModel(
                    column.getKey(),
                    column.getValue() + ", the largest of all layers",
                    model -> largest(column.getKey(), model.layers())));
  }

  /** Returns the columns by which optimizers declare that they are compared. */
  private static Stream<Hyperparameter> ofOptimizers() {
    return Comparison.columns(Optimizer.class).entrySet().stream()
        .map(
            column ->
                ofConfig(
                    column.getKey(),
                    column.getValue() + "; 0 for none",
                    config -> largest(column.getKey(), List.of(config.optimizer()))));
  }

  private static Double largest(String column, List<?> values) {
    return values.stream().mapToDouble(value -> Comparison.largest(column, value)).max().orElse(0);
  }

  private static Hyperparameter ofModel(
      String name, String description, Function<ModelSpec, Object> setting) {
    return new Hyperparameter(name, description, true, begin -> setting.apply(begin.model()));
  }

  private static Hyperparameter ofConfig(
      String name, String description, Function<TrainingConfig, Object> setting) {
    return new Hyperparameter(name, description, false, begin -> setting.apply(begin.config()));
  }

  /** Returns the value in the given training, in the form that the HParams plugin takes. */
  Value of(TrainingBegin begin) {
    Object value = setting.apply(begin);
    return value instanceof Number number
        ? Value.newBuilder().setNumberValue(number.doubleValue()).build()
        : Value.newBuilder().setStringValue(value.toString()).build();
  }
}
