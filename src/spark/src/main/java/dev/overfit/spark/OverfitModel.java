package dev.overfit.spark;

import dev.overfit.export.LoadOptions;
import dev.overfit.export.Predictor;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A SavedModel that predicts the rows of a dataset: its columns, and the probability of the label 1
 * behind them, a float in [0, 1] that is null nowhere. From Java and Scala alike:
 *
 * <pre>{@code
 * OverfitModel model = OverfitModel.load("graphs/sizes/Tiny");
 * Dataset<Row> predicted = model.transform(rows);
 * }</pre>
 *
 * <p>Columns are found by their names, upper and lower case told apart; other columns pass through.
 * Where the model was trained on a table, they are those of the table, and cells are as {@link
 * Predictor#probabilities(List)} takes them: null, NaN or a text for a missing cell, and a text
 * that no training row had, are what they were for the command. Else they are the features, numbers
 * of which none may be null. Numbers may be of any of Spark's types, booleans among them: 1 and 0,
 * or the texts {@code true} and {@code false}.
 *
 * <p>The probability of a row is the same to the bit as the command's {@code predict} has for it
 * with as many threads, in whichever partition and beside whichever rows it stands, on a processor
 * with the same features.
 *
 * <p>Holds the files of the SavedModel, so executors need no folder in common with the driver: each
 * gets them once, by a broadcast, and loads them once. Immutable; may be used by any number of
 * threads, and for any number of datasets and sessions.
 */
public final class OverfitModel implements Serializable {
  /** What the command calls the probabilities. */
  static final String PROBABILITY = "probability";

  private static final long serialVersionUID = 1;

  private final ModelFiles files;
  private final Loading loading;
  private final List<InputColumn> inputs;
  private final String probability;

  private OverfitModel(
      ModelFiles files, Loading loading, List<InputColumn> inputs, String probability) {
    this.files = files;
    this.loading = loading;
    this.inputs = inputs;
    this.probability = probability;
  }

  /**
   * Loads a SavedModel to predict with one thread a task.
   *
   * @param folder on the driver: that of a version, or of a model, whose latest version is taken
   * @throws IOException as {@link Predictor#load(Path, LoadOptions, int)}
   */
  public static OverfitModel load(String folder) throws IOException {
    return load(Path.of(folder), Loading.defaults());
  }

  /**
   * Loads a SavedModel.
   *
   * @param folder on the driver: that of a version, or of a model, whose latest version is taken
   * @param options threads, of which a task uses so many at once, and what the model may do; blocks
   *     are always whole
   * @param symmetricCopies over how many copies of a row probabilities are averaged, at least 1
   * @throws IOException as {@link Predictor#load(Path, LoadOptions, int)}
   */
  public static OverfitModel load(String folder, LoadOptions options, int symmetricCopies)
      throws IOException {
    return load(Path.of(folder), Loading.of(options, symmetricCopies));
  }

  static OverfitModel load(Path folder, Loading loading) throws IOException {
    try (Predictor predictor = loading.load(folder)) {
      ModelFiles files = ModelFiles.read(predictor.folder().orElseThrow());
      return new OverfitModel(files, loading, InputColumn.of(predictor), PROBABILITY);
    }
  }

  /** This model with another name for the column of probabilities. */
  public OverfitModel withProbabilityColumn(String name) {
    return new OverfitModel(files, loading, inputs, name);
  }

  /** The names of the columns that it takes, in its order. */
  public List<String> inputColumns() {
    return inputs.stream().map(InputColumn::name).toList();
  }

  /**
   * The rows with their probabilities. Nothing is read yet; what is wrong with a cell is found when
   * it is, and ends the job with a message that names row and column.
   *
   * @throws IllegalArgumentException if the model takes a column that is missing, stands twice or
   *     holds what it cannot be, or there is a column of the probabilities' name already; the
   *     message names it
   */
  public Dataset<Row> transform(Dataset<?> rows) {
    SparkSession session = rows.sparkSession();
    RowSchema schema = RowSchema.of(inputs, rows.schema());
    StructType predicted = withProbability(rows.schema(), session);
    return rows.toDF()
        .mapPartitions(
            new DatasetPrediction(broadcast(session), loading, schema), Encoders.row(predicted));
  }

  StructType withProbability(StructType schema, SparkSession session) {
    boolean caseSensitive = Boolean.parseBoolean(session.conf().get("spark.sql.caseSensitive"));
    return RowSchema.withProbability(
        schema, probability, caseSensitive ? String::equals : String::equalsIgnoreCase);
  }

  Broadcast<ModelFiles> broadcast(SparkSession session) {
    return JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(files);
  }

  /** Loads it here, for the caller to close. */
  Predictor open() throws IOException {
    return LoadedModels.load(files, loading);
  }

  Loading loading() {
    return loading;
  }
}
