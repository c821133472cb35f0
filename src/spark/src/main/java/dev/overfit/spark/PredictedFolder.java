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
 * The folder that predicted rows are written to, one file per partition, by Spark's committer: its
 * files appear together when all are complete, along with {@code _SUCCESS}.
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
   * Returns a folder that does not exist yet.
   *
   * @throws IllegalArgumentException if something with the name exists
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
   * Writes rows; if that fails, nothing is left behind.
   *
   * @param csv Spark's further options for CSV
   * @return the number of rows
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
    } catch (Exception e) { // Spark throws undeclared checked exceptions
      system.delete(folder, true); // Spark leaves it empty, and it would be in the way
      throw e;
    }
    Object count = observation.getAsJava().get(COUNT);
    return count instanceof Long found ? found : 0;
  }

  /** Writes like the command: quotes only if needed, doubled inside, cells unchanged. */
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
