package dev.overfit.spark;

import dev.overfit.data.DataException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What {@link Predict} was asked for, done in a session.
 *
 * @param options what was asked for
 * @param session where it runs
 */
record PredictJob(PredictOptions options, SparkSession session) {
  private static final String FAILURES = "spark.task.maxFailures";

  /** Settings of a session for it: names are told apart as the command does. */
  static SparkConf settings() {
    SparkConf settings =
        Cluster.settings("Overfit predict")
            .set("spark.sql.caseSensitive", "true")
            .set(
                "spark.sql.debug.maxToStringFields",
                "1000"); // no warning of a table's many columns
    // A row that is no good is no better the next time.
    return new SparkConf().contains(FAILURES) ? settings : settings.set(FAILURES, "4");
  }

  /**
   * Predicts.
   *
   * @return how many rows
   * @throws DataException where there are no rows, or they are no good
   * @throws IllegalArgumentException where the output is there already, or an option would be
   *     ignored
   * @throws IOException where there is no SavedModel that predicts, or files cannot be read or
   *     written
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
