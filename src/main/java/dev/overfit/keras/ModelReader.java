package dev.overfit.keras;

import dev.overfit.json.Json;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.Dense;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Creates a {@link KerasModel} from the entries of its file. */
final class ModelReader {
  private final WeightsFile weights;
  private final List<String> notes = new ArrayList<>();
  private Output output = Output.LOGITS;

  private ModelReader(WeightsFile weights) {
    this.weights = weights;
  }

  static KerasModel read(Path file, KerasArchive archive) throws IOException {
    Json version = archive.json(KerasArchive.METADATA).get("keras_version");
    if (!version.text().startsWith("3.")) {
      throw version.error("expected a file of Keras 3, found one of " + version.text());
    }
    Json config = archive.json(KerasArchive.CONFIG).at(file.toString());
    ModelConfig model = ModelConfig.of(config);
    WeightsFile weights = new WeightsFile(file + ", " + KerasArchive.WEIGHTS, archive.weights());
    return new ModelReader(weights).model(model);
  }

  private KerasModel model(ModelConfig config) throws IOException {
    List<LayerSpec> layers = new ArrayList<>();
    for (LayerConfig layer : config.layers()) {
      layers.add(layer.spec(config.features(), weights));
      notes.addAll(layer.notes());
    }
    notes.addAll(config.notes());
    endWithTheLogit(layers);
    ModelSpec model =
        config.json().checked(() -> new ModelSpec(config.name(), config.features(), layers));
    return new KerasModel(model, weights.weights(model), output, notes);
  }

  /** Removes a final sigmoid, either an argument of the last layer or a separate layer. */
  private void endWithTheLogit(List<LayerSpec> layers) {
    int last = layers.size() - 1;
    if (last >= 0 && layers.get(last).equals(new ActivationLayer(Activation.SIGMOID))) {
      layers.remove(last);
      output = Output.PROBABILITIES;
    } else if (last >= 0
        && layers.get(last) instanceof Dense dense
        && dense.activation() == Activation.SIGMOID) {
      layers.set(last, new Dense(dense.units(), Activation.LINEAR, dense.kernelRegularizer()));
      output = Output.PROBABILITIES;
    }
  }
}
