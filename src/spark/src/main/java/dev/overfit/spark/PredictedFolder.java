package dev.overfit.spark;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;

/**
 * The folder that predicted rows are written to, a file a partition, by Spark's committer: its
 * files appear together, when all are whole, and {@code _SUCCESS} with them.
 */
final class PredictedFolder {
  private static final String COUNT = "rows";

  private final Path folder;
  private final FileSystem system;

  private PredictedFolder(Path folder, FileSystem system) {
    this.folder = folder;
    this.system = system;
  }

  /**
   * A folder that is not there yet.
   *
   * @throws IllegalArgumentException if something of the name is there
   */
  static PredictedFolder of(String name, Configuration hadoop) throws IOException {
    Path folder = new Path(name);
    FileSystem system = folder.getFileSystem(hadoop);
    if (system.exists(folder)) {
      throw new IllegalArgumentException(
          "output: expected a folder that is not there yet, received " + name);
    }
    return new PredictedFolder(folder, system);
  }

  /**
   * Writes rows; where that fails, nothing is left.
   *
   * @param csv how Spark writes CSV, further
   * @return how many rows there were
   */
  long write(Dataset<Row> rows, RowFormat format, Map<String, String> csv)
      throws IOException, InterruptedException {
    Observation observation = new Observation();
    DataFrameWriter<Row> writer =
        rows.observe(observation, functions.count(functions.lit(1)).alias(COUNT))
            .write()
            .mode(SaveMode.ErrorIfExists);
    try {
      switch (format) {
        case CSV -> writer.options(csv()).options(csv).csv(folder.toString());
        case PARQUET -> writer.parquet(folder.toString());
      }
    } catch (Exception e) { // Spark throws what it does not declare
      system.delete(folder, true); // it is left empty, and would be in the way
      throw e;
    }
    Object count = observation.getAsJava().get(COUNT);
    return count instanceof Long found ? found : 0;
  }

  /** As the command writes: quotes where they must be, doubled inside, cells as they stand. */
  private Map<String, String> csv() {
    return Map.of(
        "header", "true",
        "escape", "\"",
        "emptyValue", "",
        "ignoreLeadingWhiteSpace", "false",
        "ignoreTrailingWhiteSpace", "false",
        "compression", folder.getName().endsWith(".gz") ? "gzip" : "none");
  }
}
