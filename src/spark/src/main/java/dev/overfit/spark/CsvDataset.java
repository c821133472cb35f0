package dev.overfit.spark;

import dev.overfit.data.DataException;
import dev.overfit.export.Predictor;
import dev.overfit.suite.CsvPrediction;
import dev.overfit.table.FeatureRows;
import dev.overfit.table.TableFormat;
import dev.overfit.table.TableStart;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads rows of CSV files and adds their probabilities. It uses the command's reader, so that a
 * file means the same in both and is refused by both for the same reasons. Cells are the original
 * texts without surrounding blanks.
 *
 * @param session the session that runs tasks
 * @param model the model that predicts
 * @param format the format of the files
 * @param label the label, if it was given
 * @param wholeFiles whether files must not be split
 */
record CsvDataset(
    SparkSession session,
    OverfitModel model,
    TableFormat format,
    Optional<String> label,
    boolean wholeFiles) {
  /**
   * Returns the rows of files.
   *
   * @throws DataException if there is no row, or the first one is invalid
   * @throws IllegalArgumentException if two columns have the same name, or a column has that of the
   *     probabilities
   */
  Dataset<Row> of(DataFiles data) throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    Configuration hadoop = session.sparkContext().hadoopConfiguration();
    CsvFiles files = CsvFiles.of(data.files(), hadoop);
    TableStart start = start(files, String.join(", ", data.paths()), hadoop);
    List<List<FilePart>> tasks =
        files.tasks(
            !wholeFiles && CsvFiles.linesEndInOneByte(format.encoding()),
            partitionBytes(),
            context.defaultParallelism());
    JavaRDD<Row> rows =
        context
            .parallelize(tasks, tasks.size())
            .flatMap(
                new CsvPartPrediction(
                    model.broadcast(session),
                    model.loading(),
                    new CsvRows(start, label.orElse(null)),
                    context.broadcast(new SerializableConfiguration(hadoop))));
    return session.createDataFrame(rows, model.withProbability(schema(start.names()), session));
  }

  private long partitionBytes() {
    String said = session.conf().get("spark.sql.files.maxPartitionBytes");
    return JavaUtils.byteStringAsBytes(said);
  }

  /** Reads the first row of the files. */
  private TableStart start(CsvFiles files, String place, Configuration hadoop) throws IOException {
    try (Predictor predictor = model.open()) {
      for (FilePart file : files.whole()) {
        try (FeatureRows rows =
            FeatureRows.open(
                CsvRows.source(file, hadoop),
                format,
                CsvPrediction.inputs(predictor),
                CsvRows.columns(label.orElse(null)))) {
          rows.next(1);
          return rows.start();
        }
      }
    }
    throw new DataException(place + ": expected at least 1 row, found an empty file");
  }

  private static StructType schema(List<String> names) {
    Set<String> seen = new HashSet<>();
    StructType schema = new StructType();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "header: expected distinct names, which the output needs, received "
                + DataException.quote(name)
                + " twice");
      }
      schema = schema.add(name, DataTypes.StringType, true);
    }
    return schema;
  }
}
