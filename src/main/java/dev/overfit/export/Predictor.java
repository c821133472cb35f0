package dev.overfit.export;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.data.Dataset;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.graph.ReadOptions;
import dev.overfit.graph.SavedFunction;
import dev.overfit.graph.SavedGraph;
import dev.overfit.graph.ServingGraph;
import dev.overfit.model.Encoding;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Predicts with a SavedModel, or with weights straight from a training: probabilities of label 1,
 * one number in [0, 1] per row, their logits, and metrics of labeled rows.
 *
 * <p>Rows come as features, an array of numbers, or as raw rows, maps from names to cells. If the
 * card has an {@link ModelCard#encoding}, the names are those of its columns, and cells are encoded
 * into features here, bit for bit as in the graph that servers call; else they are the names of the
 * features, and all cells are numbers.
 *
 * <p>Loads what {@link SavedModelExporter} writes, and the same saved again by Python. Also loads
 * what Keras' {@code model.export(folder)} writes, from one input of any name, float32 {@code
 * [rows, features]}, to one output of any name, {@code [rows, 1]}: probabilities or, as {@link
 * LoadOptions#output} says, logits. Thread-safe; each call runs in the thread of its caller, with
 * large matrix products on more threads if there are any. Owns native memory until it is closed,
 * which may happen twice and from any thread: closing waits for running calls, even if the closing
 * thread is interrupted, and later calls are refused.
 */
public final class Predictor implements AutoCloseable {
  /** How many rows are read at once for an evaluation. */
  private static final int READ_AT_ONCE = 8192;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Runnable release;
  private final Answers answers;
  private final Optional<ModelCard> card;
  private final Optional<Path> folder;
  private final NamedRows named;
  private boolean closed;

  private Predictor(
      Runnable release, Answers answers, Optional<ModelCard> card, Optional<Path> folder) {
    this.release = release;
    this.answers = answers;
    this.card = card;
    this.folder = folder;
    this.named = NamedRows.of(card, answers.features());
  }

  /**
   * Returns a predictor for weights in memory, with all cores for large matrix products. Its
   * probabilities match those of the SavedModel that {@link SavedModelExporter#export(ModelCard,
   * Weights)} writes from them, to within float32's last digits.
   *
   * @throws IllegalArgumentException if the weights are not those of the model
   * @throws UncheckedIOException if TensorFlow's native libraries cannot be loaded
   */
  public static Predictor of(ModelCard card, Weights weights) {
    card.checkFits(weights);
    ServingGraph graph =
        new ServingGraph(
            SavedModelExporter.served(card), weights, Runtime.getRuntime().availableProcessors());
    Answers answers =
        new Answers(
            "predictor",
            graph.probabilities(),
            Optional.of(graph.logits()),
            Optional.empty(),
            card.symmetricCopies(),
            false);
    return new Predictor(graph::close, answers, Optional.of(card), Optional.empty());
  }

  /**
   * Loads a SavedModel with {@link LoadOptions#defaults()}.
   *
   * @param folder the folder of a version, or of a model, whose latest version is loaded
   * @throws IOException as {@link #load(Path, LoadOptions)}
   */
  public static Predictor load(Path folder) throws IOException {
    return load(folder, LoadOptions.defaults());
  }

  /**
   * Loads a SavedModel, with a number of threads.
   *
   * @param folder the folder of a version, or of a model, whose latest version is loaded
   * @param threads how many threads a matrix product may use, at least 1
   * @throws IllegalArgumentException if {@code threads} is below 1
   * @throws IOException as {@link #load(Path, LoadOptions)}
   */
  public static Predictor load(Path folder, int threads) throws IOException {
    return load(folder, LoadOptions.defaults().withThreads(threads));
  }

  /**
   * Loads a SavedModel and tries it out on one row.
   *
   * @param folder the folder of a version, or of a model, whose latest version is loaded
   * @throws IOException if there is no SavedModel, it cannot be loaded, it has operations that are
   *     not allowed, it does not predict probabilities, it is unknown whether its output is
   *     probabilities or logits, its {@code model.json} is not a card or is larger than 16 MiB, or
   *     graph, variables and {@code model.json} do not belong to one model; the message names the
   *     folder. Also if TensorFlow's native libraries cannot be loaded; the message then gives the
   *     reason and the remedy
   */
  public static Predictor load(Path folder, LoadOptions options) throws IOException {
    return load(folder, options, 1);
  }

  /**
   * Loads a SavedModel of HIGGS to average its probabilities over symmetric copies of each row, as
   * a model that was exported with {@link ModelCard#symmetricCopies} does in its graph.
   *
   * @param folder the folder of a version, or of a model, whose latest version is loaded
   * @param symmetricCopies how many copies, from 1, the row alone, to {@value SymmetricCopies#MOST}
   * @throws IllegalArgumentException if the number of copies is out of its range
   * @throws IOException as {@link #load(Path, LoadOptions)}; for several copies also if the model
   *     itself averages, or is not known to take rows of HIGGS as they stand in the data
   */
  public static Predictor load(Path folder, LoadOptions options, int symmetricCopies)
      throws IOException {
    SymmetricCopies.checkCount(symmetricCopies);
    Path version = Versions.resolve(folder);
    Optional<CardFile> file = CardFile.read(version);
    Optional<ModelCard> card = file.map(CardFile::card);
    Optional<SymmetricMean> mean = SymmetricMean.of(version, card, symmetricCopies);
    SavedGraph graph =
        SavedGraph.load(
            version,
            new ReadOptions(
                options.threads(), options.allowAnyOperations(), file.isEmpty(), options.output()));
    try {
      SavedFunction serving = graph.probabilities();
      if (file.isPresent()) {
        file.get().checkFits(graph, serving);
      }
      Answers answers =
          new Answers(
              version.toString(),
              serving,
              graph.logits(),
              mean,
              card.map(ModelCard::symmetricCopies).orElse(1),
              options.wholeBlocks());
      answers.tryOut();
      return new Predictor(graph::close, answers, card, Optional.of(version));
    } catch (IOException | RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  /** Calls what loading has not tried out, since the first call of each kind takes longest. */
  void warmUp() throws IOException {
    answers.warmUp();
  }

  /**
   * Returns the card that accompanies the SavedModel; empty if it was lost, as in Python's copies.
   */
  public Optional<ModelCard> card() {
    return card;
  }

  /** Returns the folder of the version that was loaded; empty if the weights came from memory. */
  public Optional<Path> folder() {
    return folder;
  }

  /**
   * Returns the names of the features in order: those of an encoded row if the card has an
   * encoding, or {@code feature_0}, … if they are not known.
   */
  public List<String> featureNames() {
    return named.features();
  }

  /** Returns the number of features per row, encoded if the card has an encoding. */
  public int features() {
    return answers.features();
  }

  /**
   * Returns the probabilities of rows.
   *
   * @param rows {@code [rows, features]}, row-major, any number of rows, including none
   * @return {@code [rows]}, each in [0, 1]; for a SavedModel without a card also NaN, for a row
   *     that is itself not finite
   * @throws IllegalArgumentException if the values are not a whole number of rows, or if there is a
   *     card and a value is NaN or infinite: the message names row and column. Missing values
   *     belong in the maps of {@link #probabilities(List)}, if the card has an encoding that fills
   *     them
   * @throws IllegalStateException if this predictor is closed
   * @throws IOException if the graph fails, or its output is not probabilities
   */
  public float[] probabilities(float[] rows) throws IOException {
    return answered(rows, answers::probabilities);
  }

  private float[] answered(float[] rows, SymmetricMean.Answering answering) throws IOException {
    if (rows.length % features() != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rows: expected rows of %d features, received %,d values",
              features(),
              rows.length));
    }
    named.checkFinite(rows);
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("predictor: is closed");
      }
      return answering.of(rows);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Returns the probabilities of raw rows.
   *
   * @param rows cells by the names of their columns, as {@link Encoding#encode} takes them, with
   *     {@code null} or NaN for a missing one; if the card has no encoding, a {@link Number} by the
   *     name of each feature, none missing or NaN. Any number of rows, including none
   * @return as {@link #probabilities(float[])}
   * @throws IllegalArgumentException if a row lacks a column, a cell does not have the type of its
   *     column, or a number is beyond float32 or, without an encoding, NaN; the message names row
   *     and column
   * @throws IllegalStateException if this predictor is closed
   * @throws IOException as {@link #probabilities(float[])}
   */
  public float[] probabilities(List<? extends Map<String, ? extends @Nullable Object>> rows)
      throws IOException {
    return probabilities(named.coded(rows));
  }

  /**
   * Returns the probabilities of rows whose columns have names.
   *
   * @param columns the names of the columns, which must be {@link #featureNames}
   * @param rows {@code [rows, features]}, row-major, any number of rows, including none
   * @return as {@link #probabilities(float[])}
   * @throws IllegalArgumentException if the columns differ or are in another order
   * @throws IllegalStateException if this predictor is closed
   * @throws IOException as {@link #probabilities(float[])}
   */
  public float[] probabilities(List<String> columns, float[] rows) throws IOException {
    named.checkColumns(columns);
    return probabilities(rows);
  }

  /**
   * Returns the probability of one row.
   *
   * @throws IllegalArgumentException if the number of features is not the model's
   * @throws IllegalStateException if this predictor is closed
   * @throws IOException as {@link #probabilities(float[])}
   */
  public float probability(float... row) throws IOException {
    if (row.length != features()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "row: expected %d features, received %d", features(), row.length));
    }
    return probabilities(row)[0];
  }

  /**
   * Returns the logits of rows, {@code log(p / (1 - p))} of their probabilities p. Thresholds and
   * crossentropies are best computed from logits, since a probability near 0 or 1 has few digits.
   *
   * @param rows {@code [rows, features]}, row-major, any number of rows, including none
   * @return {@code [rows]}; for a SavedModel without a card also NaN, for a row that is itself not
   *     finite
   * @throws IllegalArgumentException as {@link #probabilities(float[])}
   * @throws IllegalStateException if this predictor is closed
   * @throws IOException if the graph fails, its output is not numbers, or it has no logits:
   *     third-party SavedModels may give only probabilities
   */
  public float[] logits(float[] rows) throws IOException {
    return answered(rows, answers::logits);
  }

  /**
   * Returns the logits of raw rows.
   *
   * @param rows as {@link #probabilities(List)} takes them
   * @return as {@link #logits(float[])}
   * @throws IllegalArgumentException as {@link #probabilities(List)}
   * @throws IllegalStateException if this predictor is closed
   * @throws IOException as {@link #logits(float[])}
   */
  public float[] logits(List<? extends Map<String, ? extends @Nullable Object>> rows)
      throws IOException {
    return logits(named.coded(rows));
  }

  /**
   * Returns the metrics of labeled rows: for the same rows and weights those of the trainer, to
   * within float32's last digits. A row counts as positive in {@code accuracy} above the card's
   * {@link ModelCard#logitThreshold}, or without a card above a probability of one half.
   *
   * @param rows at least one row, with {@link #featureNames} as columns; read some thousands at a
   *     time, so that rows in a store need not fit on the heap
   * @throws IllegalArgumentException if the columns differ or are in another order, or there are no
   *     rows
   * @throws IllegalStateException if this predictor is closed
   * @throws IOException as {@link #logits(float[])}
   */
  public Evaluation evaluate(Dataset rows) throws IOException {
    named.checkColumns(rows.columns());
    float[] logits = new float[rows.rows()];
    for (int from = 0; from < logits.length; from += READ_AT_ONCE) {
      int count = Math.min(READ_AT_ONCE, logits.length - from);
      float[] features = new float[count * rows.width()];
      rows.read(from, count, features);
      System.arraycopy(logits(features), 0, logits, from, count);
    }
    return Evaluation.of(rows.labels(), logits, card.map(ModelCard::logitThreshold).orElse(0.0));
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
