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
 * A SavedModel that predicts the rows of a dataset: it keeps the columns and appends the
 * probability of label 1, a float in [0, 1] that is never null. From Java and Scala alike:
 *
 * <pre>{@code
 * OverfitModel model = OverfitModel.load("graphs/sizes/Tiny");
 * Dataset<Row> predicted = model.transform(rows);
 * }</pre>
 *
 * <p>Columns are found by their case-sensitive names; other columns pass through. If the model was
 * trained on a table, its columns are those of the table, and it takes cells like {@link
 * Predictor#probabilities(List)}: null, NaN or a text for a missing cell, and texts that no
 * training row had, mean what they mean to the command. Otherwise, the columns are the features,
 * numbers that must not be null. Numbers may be of any of Spark's types, including booleans: 1 and
 * 0, or the texts {@code true} and {@code false}.
 *
 * <p>The probability of a row is the same, to the bit, as that of the command's {@code predict}
 * with the same number of threads on a processor with the same features, whatever the partition and
 * the other rows in it.
 *
 * <p>Holds the files of the SavedModel, so executors need no folder in common with the driver: each
 * gets the files once, by a broadcast, and loads them once. Immutable; can be used by any number of
 * threads, datasets and sessions.
 */
public final class OverfitModel implements Serializable {
  /** The command's name for the probabilities. */
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
   * Loads a SavedModel to predict with one thread per task.
   *
   * @param folder a folder on the driver: that of a version, or that of a model for its latest
   *     version
   * @throws IOException as {@link Predictor#load(Path, LoadOptions, int)}
   */
  public static OverfitModel load(String folder) throws IOException {
    return load(Path.of(folder), Loading.defaults());
  }

  /**
   * Loads a SavedModel.
   *
   * @param folder a folder on the driver: that of a version, or that of a model for its latest
   *     version
   * @param options the number of threads that each task uses, and what the model may do; blocks are
   *     always whole
   * @param symmetricCopies the number of copies of a row over which probabilities are averaged, at
   *     least 1
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

  /** Returns a copy of this model with another name for the column of probabilities. */
  public OverfitModel withProbabilityColumn(String name) {
    return new OverfitModel(files, loading, inputs, name);
  }

  /** Returns the names of the columns that the model takes, in its order. */
  public List<String> inputColumns() {
    return inputs.stream().map(InputColumn::name).toList();
  }

  /**
   * Returns the rows with their probabilities. Rows are read lazily; an invalid cell is found when
   * it is read, and ends the job with a message that names row and column.
   *
   * @throws IllegalArgumentException if a column that the model takes is missing, is there twice or
   *     has an unsuitable type, or there is already a column with the name of the probabilities;
   *     the message names it
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

  /** Loads the model in this JVM; the caller must close it. */
  Predictor open() throws IOException {
    return LoadedModels.load(files, loading);
  }

  Loading loading() {
    return loading;
  }
}
