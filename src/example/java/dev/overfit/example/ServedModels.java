package dev.overfit.example;

import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models that answer predictions, each with its latest version, and the folder of all. */
final class ServedModels implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServedModels.class);

  private final Path folder;
  private final Map<String, LatestModel> models = new ConcurrentHashMap<>();

  /** Loads the latest version of each model in the folder, which is made where there is none. */
  ServedModels(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    try (Stream<Path> children = Files.list(folder)) {
      children.filter(Files::isDirectory).sorted().forEach(this::load);
    }
  }

  private void load(Path model) {
    String name = String.valueOf(model.getFileName());
    try {
      models.put(name, new LatestModel(name, version(model)));
    } catch (IOException e) {
      LOG.warn("{}: not served: {}", model, e.getMessage());
    }
  }

  private static LatestModel.Version version(Path folder) throws IOException {
    Predictor predictor = Predictor.load(folder, 1);
    return new LatestModel.Version(predictor.folder().orElseThrow(), predictor);
  }

  /**
   * A model.
   *
   * @throws RequestException 400 where the name is none, 404 where there is no such model
   */
  LatestModel get(String name) {
    LatestModel model = models.get(FolderName.check("model", name));
    if (model == null) {
      throw RequestException.notFound(
          "model: there is no '" + name + "'; there are " + numbers().keySet());
    }
    return model;
  }

  /** The number of the version that answers, by model. */
  Map<String, String> numbers() {
    Map<String, String> numbers = new TreeMap<>();
    models.forEach((name, model) -> numbers.put(name, model.call(LatestModel.Version::number)));
    return numbers;
  }

  /**
   * Exports weights as a model's next version and lets it answer from now on. One after the other,
   * so that the latest version is the one that answers.
   *
   * @return its number
   * @throws IOException where it cannot be written or read again; the version before goes on
   */
  synchronized String publish(ModelCard card, Weights weights) throws IOException {
    LatestModel.Version next = version(new SavedModelExporter(folder).export(card, weights));
    String name = card.model().name();
    LatestModel model = models.get(name);
    if (model == null) {
      models.put(name, new LatestModel(name, next));
    } else {
      model.swap(next);
    }
    return next.number();
  }

  @Override
  public synchronized void close() {
    models.values().forEach(LatestModel::close);
  }
}
