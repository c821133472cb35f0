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
 * Predicts with a SavedModel, or with weights straight from a training: probabilities of the label
 * 1, a number in [0, 1] a row, and their logits; figures of labelled rows.
 *
 * <p>Rows come as features, an array of numbers, or as people have them, a map from names to cells.
 * Where the card has an {@link ModelCard#encoding}, the names are those of its columns, and cells
 * become features here, by the same bits as in the graph that servers call; else they are those of
 * the features, whose cells are all numbers.
 *
 * <p>Loads what {@link SavedModelExporter} writes, and the same saved again by Python; also what
 * {@code model.export(folder)} of Keras writes, from one input of any name, float32 {@code [rows,
 * features]}, to one output of any name, {@code [rows, 1]}: probabilities or, as {@link
 * LoadOptions#output} says, logits. May be called by several threads at once; each call runs in its
 * caller's thread, large products on more where there are any. Owns native memory until it is
 * closed, which may happen twice and from any thread: closing waits for calls that run, also where
 * the closing thread is interrupted, and later calls are refused.
 */
public final class Predictor implements AutoCloseable {
  /** Rows that are read at once to be evaluated. */
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
   * A predictor of weights in memory, with all cores for large products; the same probabilities as
   * those of the SavedModel that {@link SavedModelExporter#export(ModelCard, Weights)} writes of
   * them, to within float32's last digits.
   *
   * @throws IllegalArgumentException where the weights are not those of the model
   * @throws UncheckedIOException where TensorFlow's native libraries cannot be loaded
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
   * @param folder the folder of a version, or of a model, whose latest version is taken
   * @throws IOException as {@link #load(Path, LoadOptions)}
   */
  public static Predictor load(Path folder) throws IOException {
    return load(folder, LoadOptions.defaults());
  }

  /**
   * Loads a SavedModel, with a number of threads.
   *
   * @param folder the folder of a version, or of a model, whose latest version is taken
   * @param threads how many threads a product may use, at least 1
   * @throws IllegalArgumentException where {@code threads} is below 1
   * @throws IOException as {@link #load(Path, LoadOptions)}
   */
  public static Predictor load(Path folder, int threads) throws IOException {
    return load(folder, LoadOptions.defaults().withThreads(threads));
  }

  /**
   * Loads a SavedModel and tries it out on one row.
   *
   * @param folder the folder of a version, or of a model, whose latest version is taken
   * @throws IOException where there is no SavedModel, it cannot be loaded, it has operations that
   *     are not allowed, it predicts no probabilities, it is not known whether its output is
   *     probabilities or logits, its {@code model.json} is none or larger than 16 MiB, or graph,
   *     variables and {@code model.json} are not of one model; its message names the folder. Also
   *     where TensorFlow's native libraries cannot be loaded; then it says why, and what to do
   */
  public static Predictor load(Path folder, LoadOptions options) throws IOException {
    return load(folder, options, 1);
  }

  /**
   * Loads a SavedModel of HIGGS to average its probabilities over symmetric copies of each row, as
   * one that was exported with {@link ModelCard#symmetricCopies} does in its graph.
   *
   * @param folder the folder of a version, or of a model, whose latest version is taken
   * @param symmetricCopies how many copies, from 1, the row alone, to {@value SymmetricCopies#MOST}
   * @throws IllegalArgumentException if the number of copies is out of its range
   * @throws IOException as {@link #load(Path, LoadOptions)}; also, of several copies, if the model
   *     averages itself, or is not known to take rows of HIGGS as they stand in the data
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

  /** Calls what loading has not tried, since the first call of each kind takes longest. */
  void warmUp() throws IOException {
    answers.warmUp();
  }

  /** What travels with the SavedModel; empty where it has lost that, as Python's copies have. */
  public Optional<ModelCard> card() {
    return card;
  }

  /** The folder of the version that was loaded; empty where the weights came from memory. */
  public Optional<Path> folder() {
    return folder;
  }

  /**
   * The names of the features, in order: of a coded row where the card has an encoding; {@code
   * feature_0}, … where they are not known.
   */
  public List<String> featureNames() {
    return named.features();
  }

  /** The number of features a row, coded where the card has an encoding. */
  public int features() {
    return answers.features();
  }

  /**
   * The probabilities of rows.
   *
   * @param rows {@code [rows, features]}, row-major, any number of rows, also none
   * @return {@code [rows]}, each in [0, 1]; of a SavedModel without a card also NaN, for a row that
   *     is not finite itself
   * @throws IllegalArgumentException where the values are no whole number of rows, or there is a
   *     card and one is NaN or infinite: its message names row and column. Holes are for the maps
   *     of {@link #probabilities(List)}, where the card has an encoding that fills them
   * @throws IllegalStateException where this is closed
   * @throws IOException where the graph fails, or what it gives are no probabilities
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
   * The probabilities of rows as people have them.
   *
   * @param rows cells by the names of their columns, as {@link Encoding#encode} takes them, with
   *     {@code null} or NaN where one is missing; where the card has no encoding, a {@link Number}
   *     by the name of each feature, of which none may be missing or NaN. Any number of rows, also
   *     none
   * @return as {@link #probabilities(float[])}
   * @throws IllegalArgumentException where a row lacks a column, a cell is of another type than its
   *     column, or a number is beyond float32 or, without an encoding, NaN; its message names row
   *     and column
   * @throws IllegalStateException where this is closed
   * @throws IOException as {@link #probabilities(float[])}
   */
  public float[] probabilities(List<? extends Map<String, ? extends @Nullable Object>> rows)
      throws IOException {
    return probabilities(named.coded(rows));
  }

  /**
   * The probabilities of rows whose columns have names.
   *
   * @param columns the names of the columns, to be {@link #featureNames}
   * @param rows {@code [rows, features]}, row-major, any number of rows, also none
   * @return as {@link #probabilities(float[])}
   * @throws IllegalArgumentException where the columns are others or in another order
   * @throws IllegalStateException where this is closed
   * @throws IOException as {@link #probabilities(float[])}
   */
  public float[] probabilities(List<String> columns, float[] rows) throws IOException {
    named.checkColumns(columns);
    return probabilities(rows);
  }

  /**
   * The probability of one row.
   *
   * @throws IllegalArgumentException where the number of features is not the model's
   * @throws IllegalStateException where this is closed
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
   * The logits of rows, {@code log(p / (1 - p))} of their probabilities p; what a threshold or a
   * crossentropy is best computed from, since a probability near 0 or 1 has few digits.
   *
   * @param rows {@code [rows, features]}, row-major, any number of rows, also none
   * @return {@code [rows]}; of a SavedModel without a card also NaN, for a row that is not finite
   *     itself
   * @throws IllegalArgumentException as {@link #probabilities(float[])}
   * @throws IllegalStateException where this is closed
   * @throws IOException where the graph fails, what it gives are no numbers, or it gives no logits:
   *     the SavedModels of others may have probabilities alone
   */
  public float[] logits(float[] rows) throws IOException {
    return answered(rows, answers::logits);
  }

  /**
   * The logits of rows as people have them.
   *
   * @param rows as {@link #probabilities(List)} takes them
   * @return as {@link #logits(float[])}
   * @throws IllegalArgumentException as {@link #probabilities(List)}
   * @throws IllegalStateException where this is closed
   * @throws IOException as {@link #logits(float[])}
   */
  public float[] logits(List<? extends Map<String, ? extends @Nullable Object>> rows)
      throws IOException {
    return logits(named.coded(rows));
  }

  /**
   * The figures of labelled rows: for the same rows and weights those of the trainer, to within
   * float32's last digits. A row counts as positive in {@code accuracy} above the card's {@link
   * ModelCard#logitThreshold}, without a card above a probability of one half.
   *
   * @param rows at least one; their columns {@link #featureNames}. They are read some thousands at
   *     a time, so that those in a store need not fit on the heap
   * @throws IllegalArgumentException where the columns are others or in another order, or there are
   *     no rows
   * @throws IllegalStateException where this is closed
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
