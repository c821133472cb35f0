package dev.overfit.spark;

import dev.overfit.data.DataException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Performs what {@link Predict} was asked for in a session.
 *
 * @param options the options of the command
 * @param session the session to run in
 */
record PredictJob(PredictOptions options, SparkSession session) {
  private static final String FAILURES = "spark.task.maxFailures";

  /** Returns the settings of its session, with names case-sensitive as in the command. */
  static SparkConf settings() {
    SparkConf settings =
        Cluster.settings("Overfit predict")
            .set("spark.sql.caseSensitive", "true")
            .set(
                "spark.sql.debug.maxToStringFields",
                "1000"); // no warning about tables with many columns
    // A bad row does not get better when its task is retried.
    return new SparkConf().contains(FAILURES) ? settings : settings.set(FAILURES, "4");
  }

  /**
   * Predicts.
   *
   * @return the number of rows
   * @throws DataException if there are no rows, or they are invalid
   * @throws IllegalArgumentException if the output exists, or an option would be ignored
   * @throws IOException if there is no SavedModel that predicts, or files cannot be read or written
   */
  long run() throws IOException, InterruptedException {
    Configuration hadoop = session.sparkContext().hadoopConfiguration();
    PredictedFolder output = PredictedFolder.of(options.output, hadoop);
    OverfitModel model =
        OverfitModel.load(options.model, loading()).withProbabilityColumn(options.probability);
    DataFiles data = DataFiles.of(options.data, hadoop);
    RowFormat format =
        options.dataFormat.isPresent()
            ? options.dataFormat.get()
            : data.format().orElse(RowFormat.CSV);
    RowFormat written =
        options.outputFormat.or(() -> RowFormat.ofName(options.output)).orElse(format);
    options.check(format, written);
    return output.write(predicted(model, data, format), written, options.written());
  }

  private Loading loading() {
    int cores = session.sparkContext().conf().getInt("spark.task.cpus", 1);
    return new Loading(
        options.threads == 0 ? cores : options.threads,
        options.allowAnyOperations,
        options.symmetricCopies);
  }

  private Dataset<Row> predicted(OverfitModel model, DataFiles data, RowFormat format)
      throws IOException {
    try {
      return switch (format) {
        case CSV ->
            new CsvDataset(session, model, options.format(), options.label, options.wholeFiles)
                .of(data);
        case PARQUET ->
            model.transform(session.read().parquet(data.paths().toArray(String[]::new)));
      };
    } catch (IllegalArgumentException e) {
      throw new DataException(String.join(", ", data.paths()) + ", " + e.getMessage(), e);
    }
  }
}
