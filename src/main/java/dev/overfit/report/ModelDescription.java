package dev.overfit.report;

import dev.overfit.choice.Remedy;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Normalization;
import dev.overfit.study.Figures;
import dev.overfit.study.Study;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes a model in words: as the same network as another of its study plus some differences, or
 * else by its layers.
 */
final class ModelDescription {
  /** Describes a layer without a remedy. */
  private static final LayerSpec.Visitor<String> LAYER =
      new LayerSpec.Visitor<>() {
        @Override
        public String activation(ActivationLayer layer) {
          return layer.words();
        }

        @Override
        public String batchNormalization(BatchNormalization layer) {
          return layer.words();
        }

        @Override
        public String dense(Dense layer) {
          String units = Figures.count(layer.units()) + " units";
          return layer.activation() == Activation.LINEAR
              ? units
              : units + " (" + layer.activation().name().toLowerCase(Locale.ROOT) + ")";
        }

        @Override
        public String dropout(Dropout layer) {
          return layer.words();
        }

        @Override
        public String normalization(Normalization layer) {
          return layer.words();
        }
      };

  private final Study study;
  private final TrainingResult model;

  private ModelDescription(Study study, TrainingResult model) {
    this.study = study;
    this.model = model;
  }

  /** Returns the description, as a sentence without its period. */
  static String of(Study study, TrainingResult model) {
    ModelDescription description = new ModelDescription(study, model);
    return description
        .base()
        .map(description::besides)
        .orElseGet(() -> network(model) + with(model.remedies(), " with "));
  }

  /**
   * Returns the model on all training rows that this one is described by. Preferred is one with the
   * same layers and remedies, which must come earlier in the study unless this one uses only a part
   * of the rows; otherwise, the same network without a remedy.
   */
  private Optional<TrainingResult> base() {
    List<TrainingResult> whole =
        others().stream().filter(other -> !other.config().trainsOnAPart()).toList();
    Stream<TrainingResult> same =
        whole.stream()
            .filter(other -> model.config().trainsOnAPart() || comesFirst(other))
            .filter(other -> other.model().layers().equals(model.model().layers()))
            .filter(other -> other.remedies().equals(model.remedies()));
    Stream<TrainingResult> untreated =
        whole.stream()
            .filter(other -> !model.remedies().isEmpty() && other.remedies().isEmpty())
            .filter(other -> other.model().untreated().equals(model.model().untreated()));
    return Stream.concat(same, untreated).findFirst();
  }

  private List<TrainingResult> others() {
    return study.results().stream()
        .filter(other -> !other.model().name().equals(model.model().name()))
        .toList();
  }

  private boolean comesFirst(TrainingResult other) {
    List<String> names = study.results().stream().map(each -> each.model().name()).toList();
    int place = names.indexOf(other.model().name());
    return place >= 0 && place < names.indexOf(model.model().name());
  }

  private String besides(TrainingResult base) {
    List<Remedy> more = new ArrayList<>(model.remedies());
    more.removeAll(base.remedies());
    List<String> differences = new ArrayList<>();
    model.config().partOfRows().ifPresent(part -> differences.add("on " + part));
    differences.addAll(otherSettings(base));
    return "The same network as "
        + base.model().name()
        + with(more, ", with ")
        + (differences.isEmpty() ? "" : ", " + String.join(", ", differences));
  }

  private static List<String> words(List<Remedy> remedies) {
    return remedies.stream().map(Remedy::words).toList();
  }

  private static String with(List<Remedy> remedies, String start) {
    return remedies.isEmpty() ? "" : start + Figures.list(words(remedies));
  }

  private List<String> otherSettings(TrainingResult base) {
    Map<String, String> others = settings(base);
    return settings(model).entrySet().stream()
        .filter(setting -> !setting.getValue().equals(others.get(setting.getKey())))
        .map(setting -> setting.getKey() + " " + setting.getValue())
        .toList();
  }

  /** Returns the settings needed to repeat the training, except remedies, seed and rows. */
  private static Map<String, String> settings(TrainingResult result) {
    TrainingConfig config = result.config();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("at most", Figures.count(config.epochs()) + " epochs");
    config.epochInWords().ifPresent(words -> settings.put("an epoch of", words));
    settings.put("batch size", Figures.count(config.batchSize()));
    if (config.optimizer().remedy().isEmpty()) {
      settings.put("optimizer", config.optimizer().words());
    }
    settings.put("learning rate", config.optimizer().learningRate().words());
    settings.put(
        "early stopping", config.earlyStopping().map(SettingsText::earlyStopping).orElse("never"));
    settings.put("class weights", SettingsText.classWeight(result));
    return settings;
  }

  /** Describes the layers without remedies, as in {@code 2 hidden layers of 16 units (elu)}. */
  private static String network(TrainingResult model) {
    List<LayerSpec> layers = model.model().untreated();
    List<String> hidden =
        layers.subList(0, layers.size() - 1).stream().map(layer -> layer.accept(LAYER)).toList();
    if (hidden.isEmpty()) {
      return "A linear model, without a hidden layer";
    }
    if (hidden.stream().distinct().count() > 1) {
      return "Hidden layers, one after another: " + String.join(", ", hidden);
    }
    return hidden.size() == 1
        ? "A hidden layer of " + hidden.get(0)
        : hidden.size() + " hidden layers of " + hidden.get(0);
  }
}
