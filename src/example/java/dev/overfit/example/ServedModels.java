package dev.overfit.example;

import dev.overfit.export.FollowOptions;
import dev.overfit.export.LivePredictor;
import dev.overfit.export.LoadOptions;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that answer predictions, each with its latest version, and their common folder.
 * Versions that others put there are served, too.
 */
final class ServedModels implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServedModels.class);

  /** Requests are small and many: one thread for each is enough. */
  private static final LoadOptions LOAD = LoadOptions.defaults().withThreads(1);

  /**
   * The status of a model in the folder.
   *
   * @param version the number of the version that answers; null if none does
   * @param error why no version answers; null if one does
   */
  record Status(@Nullable String version, @Nullable String error) {}

  private final Path folder;
  private final int most;
  private final Map<String, LivePredictor> models = new ConcurrentHashMap<>();
  private final Map<String, String> faults = new ConcurrentHashMap<>();

  /**
   * Loads the latest version of each model in the folder, which is created if it does not exist. A
   * model that cannot be loaded does not keep the others from being served.
   *
   * @param most the number of models from which on trainings cannot add new ones
   */
  ServedModels(Path folder, int most) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.most = most;
    try (Stream<Path> children = Files.list(folder)) {
      children.filter(ServedModels::isModel).sorted().forEach(this::load);
    }
  }

  private static boolean isModel(Path child) {
    return Files.isDirectory(child) && !child.getFileName().toString().startsWith(".");
  }

  private void load(Path model) {
    String name = String.valueOf(model.getFileName());
    try {
      FolderName.check("model", name);
      models.put(name, follow(model));
    } catch (IOException | RuntimeException e) { // a bad model must not keep others from serving
      LOG.warn("{}: not served: {}", model, e.getMessage());
      String fault = String.valueOf(e.getMessage());
      faults.put(
          name, ShortText.of(fault.replace(folder + folder.getFileSystem().getSeparator(), "")));
    }
  }

  private static LivePredictor follow(Path model) throws IOException {
    return LivePredictor.follow(model, FollowOptions.defaults().withLoad(LOAD));
  }

  /** Returns the number of a version. */
  static String number(Predictor version) {
    return version.folder().orElseThrow().getFileName().toString();
  }

  /**
   * Returns a model.
   *
   * @throws RequestException 400 if the name is invalid, 404 if there is no such model, 503 if it
   *     could not be loaded
   */
  LivePredictor get(String name) {
    LivePredictor model = models.get(FolderName.check("model", name));
    if (model != null) {
      return model;
    }
    String fault = faults.get(name);
    if (fault != null) {
      throw new RequestException(503, "model " + name + ": cannot be served: " + fault);
    }
    throw RequestException.notFound(
        "model: there is no '" + name + "'; there are " + new TreeMap<>(models).keySet());
  }

  /** Returns the status of all models, by name. */
  Map<String, Status> list() {
    Map<String, Status> list = new TreeMap<>();
    faults.forEach((name, fault) -> list.put(name, new Status(null, fault)));
    models.forEach(
        (name, model) -> list.put(name, new Status(model.call(ServedModels::number), null)));
    return list;
  }

  /**
   * Checks that a model may be published.
   *
   * @throws RequestException 409 if there would be too many models
   */
  void checkRoom(String name) {
    if (!models.containsKey(name) && models.size() >= most) {
      throw new RequestException(
          409,
          "model: expected one of the " + most + " that there are, the most, received another");
    }
  }

  /**
   * Exports weights as a model's next version and serves it from now on. Calls run one after the
   * other, so that the latest version is the one that answers.
   *
   * @return the number of the version
   * @throws IOException if the version cannot be written or read back; the previous one keeps
   *     answering
   */
  synchronized String publish(ModelCard card, Weights weights) throws IOException {
    String name = card.model().name();
    checkRoom(name);
    Path version = new SavedModelExporter(folder).export(card, weights);
    LivePredictor model = models.get(name);
    if (model == null) {
      models.put(name, follow(folder.resolve(name)));
    } else {
      model.swap(Predictor.load(version, LOAD));
    }
    faults.remove(name);
    return version.getFileName().toString();
  }

  @Override
  public synchronized void close() {
    models.values().forEach(LivePredictor::close);
  }
}
