package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.model.LayerSpec;
import dev.overfit.suite.Trial;
import dev.overfit.training.TrainingConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a model: its layers alone, or a mapping of its layers and its own training settings.
 */
record ModelForm() implements Form<ModelForm.Model> {
  static final String LAYERS = "layers";
  static final String TRAINING = "training";
  private static final Form<List<LayerSpec>> FORM = new LayersForm();

  /**
   * A model.
   *
   * @param layers its hidden layers
   * @param training its own settings, in place of the suite's
   */
  record Model(List<LayerSpec> layers, TrainingForm.Said training) {
    /** Returns the model as a trial, with the shared settings unless it has its own. */
    Trial trial(String name, TrainingForm.Said shared) {
      TrainingConfig config = training.applyTo(shared.applyTo(TrainingConfig.defaults()));
      Trial trial = new Trial(name, layers, config);
      boolean saysBatchSize =
          shared.says(TrainingForm.Said.BATCH_SIZE) || training.says(TrainingForm.Said.BATCH_SIZE);
      return saysBatchSize ? trial.withOwnBatchSize() : trial;
    }
  }

  private static final Keys KEYS =
      new Keys(
          List.of(
              new Key(LAYERS, "its hidden layers, in a line or as a list", FORM, true),
              Key.of(
                  TRAINING,
                  "training settings of its own, in place of the suite's",
                  new TrainingForm())));

  @Override
  @SuppressWarnings("unchecked")
  public Optional<Model> read(Place place) {
    if (place.node().mapping().isEmpty()) {
      return FORM.read(place).map(layers -> new Model(layers, TrainingForm.Said.NOTHING));
    }
    return KEYS.read(place)
        .map(
            said ->
                new Model(
                    (List<LayerSpec>) said.getOrDefault(LAYERS, List.of()),
                    (TrainingForm.Said) said.getOrDefault(TRAINING, TrainingForm.Said.NOTHING)));
  }

  @Override
  public Node write(Model model) {
    if (model.training().settings().isEmpty()) {
      return FORM.write(model.layers());
    }
    Map<String, Object> said = new HashMap<>();
    said.put(LAYERS, model.layers());
    said.put(TRAINING, model.training());
    return KEYS.write(said);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode either = schema.putArray("anyOf");
    either.add(FORM.schema());
    either.add(KEYS.schema());
    return schema;
  }
}
