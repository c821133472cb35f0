package dev.overfit.export;

import dev.overfit.graph.ExportGraph;
import dev.overfit.graph.SavedFunction;
import dev.overfit.graph.SavedGraph;
import dev.overfit.graph.ServingGraph;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

/**
 * Predicts with a SavedModel, or with weights straight from a training: probabilities of the label
 * 1, a number in [0, 1] a row.
 *
 * <p>Loads what {@link SavedModelExporter} writes, and the same saved again by Python. May be
 * called by several threads at once; each call runs in its caller's thread, large products on more
 * where there are any. Owns native memory until it is closed, which may happen twice and from any
 * thread: closing waits for calls that run, also where the closing thread is interrupted, and later
 * calls are refused.
 */
public final class Predictor implements AutoCloseable {
  /** Rows that go through the graph at once; more are cut into blocks of so many. */
  private static final int BLOCK = 8192;

  /** Room for a hundred thousand features with long names. */
  private static final int MAX_CARD_BYTES = 16 << 20;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Runnable release;
  private final SavedFunction serving;
  private final Optional<ModelCard> card;
  private final Optional<Path> folder;
  private final List<String> featureNames;
  private boolean closed;

  private Predictor(
      Runnable release, SavedFunction serving, Optional<ModelCard> card, Optional<Path> folder) {
    this.release = release;
    this.folder = folder;
    this.serving = serving;
    this.card = card;
    this.featureNames =
        card.map(ModelCard::featureNames)
            .orElseGet(
                () ->
                    IntStream.range(0, serving.inputColumns())
                        .mapToObj(i -> "feature_" + i)
                        .toList());
  }

  /**
   * A predictor of weights in memory, with all cores for large products; the same probabilities as
   * those of the SavedModel that {@link SavedModelExporter#export(ModelCard, Weights)} writes of
   * them, to within float32's last digits.
   *
   * @throws IllegalArgumentException where the weights are not those of the model
   */
  public static Predictor of(ModelCard card, Weights weights) {
    card.checkFits(weights);
    ServingGraph graph =
        new ServingGraph(card.model(), weights, Runtime.getRuntime().availableProcessors());
    return new Predictor(graph::close, graph.probabilities(), Optional.of(card), Optional.empty());
  }

  /**
   * Loads a SavedModel, with all cores for large products.
   *
   * @param folder the folder of a version, or of a model, whose latest version is taken
   * @throws IOException where there is no SavedModel, it cannot be loaded, it predicts no
   *     probabilities, or its {@code model.json} is none or larger than 16 MiB
   */
  public static Predictor load(Path folder) throws IOException {
    return load(folder, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Loads a SavedModel.
   *
   * @param folder the folder of a version, or of a model, whose latest version is taken
   * @param threads how many threads a product may use, at least 1
   * @throws IllegalArgumentException where {@code threads} is below 1
   * @throws IOException where there is no SavedModel, it cannot be loaded, it predicts no
   *     probabilities, or its {@code model.json} is none or larger than 16 MiB
   */
  public static Predictor load(Path folder, int threads) throws IOException {
    Path version = Versions.resolve(folder);
    SavedGraph graph = SavedGraph.load(version, threads);
    try {
      SavedFunction serving = serving(version, graph);
      return new Predictor(graph::close, serving, card(version, serving), Optional.of(version));
    } catch (IOException | RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  private static SavedFunction serving(Path version, SavedGraph graph) throws IOException {
    SavedFunction serving =
        graph.function(ExportGraph.SERVING_DEFAULT, "features", "probabilities");
    if (serving.outputColumns() != 1) {
      throw new IOException(
          version + ": expected 1 probability a row, found " + serving.outputColumns());
    }
    return serving;
  }

  private static Optional<ModelCard> card(Path version, SavedFunction serving) throws IOException {
    Path file = version.resolve(ExtraAssets.FOLDER).resolve(ExtraAssets.CARD);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    ModelCard card = CardJson.read(version, cardText(file));
    if (card.model().features() != serving.inputColumns()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: expected %d features, as its graph takes, found %d",
              file,
              serving.inputColumns(),
              card.model().features()));
    }
    return Optional.of(card);
  }

  private static String cardText(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_CARD_BYTES + 1);
      if (bytes.length > MAX_CARD_BYTES) {
        throw new IOException(
            String.format(
                Locale.ROOT, "%s: expected at most %,d bytes, found more", file, MAX_CARD_BYTES));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  /** What travels with the SavedModel; empty where it has lost that, as Python's copies have. */
  public Optional<ModelCard> card() {
    return card;
  }

  /** The folder of the version that was loaded; empty where the weights came from memory. */
  public Optional<Path> folder() {
    return folder;
  }

  /** The names of the features, in order; {@code feature_0}, … where they are not known. */
  public List<String> featureNames() {
    return featureNames;
  }

  /** The number of features a row. */
  public int features() {
    return serving.inputColumns();
  }

  /**
   * The probabilities of rows.
   *
   * @param rows {@code [rows, features]}, row-major, any number of rows, also none
   * @return {@code [rows]}
   * @throws IllegalArgumentException where the values are no whole number of rows
   * @throws IllegalStateException where this is closed
   */
  public float[] probabilities(float[] rows) {
    if (rows.length % features() != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rows: expected rows of %d features, received %,d values",
              features(),
              rows.length));
    }
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("predictor: is closed");
      }
      return call(rows);
    } finally {
      lock.readLock().unlock();
    }
  }

  private float[] call(float[] rows) {
    int count = rows.length / features();
    if (count <= BLOCK) {
      return count == 0 ? new float[0] : serving.call(FloatBuffer.wrap(rows));
    }
    float[] probabilities = new float[count];
    for (int from = 0; from < count; from += BLOCK) {
      int size = Math.min(BLOCK, count - from);
      FloatBuffer block = FloatBuffer.wrap(rows, from * features(), size * features());
      System.arraycopy(serving.call(block.slice()), 0, probabilities, from, size);
    }
    return probabilities;
  }

  /**
   * The probabilities of rows whose columns have names.
   *
   * @param columns the names of the columns, to be {@link #featureNames}
   * @param rows {@code [rows, features]}, row-major, any number of rows, also none
   * @return {@code [rows]}
   * @throws IllegalArgumentException where the columns are others or in another order
   * @throws IllegalStateException where this is closed
   */
  public float[] probabilities(List<String> columns, float[] rows) {
    checkColumns(columns);
    return probabilities(rows);
  }

  private void checkColumns(List<String> columns) {
    if (columns.size() != features()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "columns: expected %d, received %d", features(), columns.size()));
    }
    for (int i = 0; card.isPresent() && i < columns.size(); i++) {
      if (!columns.get(i).equals(featureNames.get(i))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "column %d: expected %s, received %s",
                i + 1,
                featureNames.get(i),
                columns.get(i)));
      }
    }
  }

  /**
   * The probability of one row.
   *
   * @throws IllegalArgumentException where the number of features is not the model's
   * @throws IllegalStateException where this is closed
   */
  public float probability(float... row) {
    if (row.length != features()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "row: expected %d features, received %d", features(), row.length));
    }
    return probabilities(row)[0];
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        release.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
