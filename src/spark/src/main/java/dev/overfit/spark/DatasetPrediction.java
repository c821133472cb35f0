package dev.overfit.spark;

import dev.overfit.data.DataException;
import dev.overfit.export.Predictor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Predicts the rows of a dataset's partition, a block at a time. */
final class DatasetPrediction implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1;

  private final Broadcast<ModelFiles> model;
  private final Loading loading;
  private final RowSchema schema;

  DatasetPrediction(Broadcast<ModelFiles> model, Loading loading, RowSchema schema) {
    this.model = model;
    this.loading = loading;
    this.schema = schema;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) throws IOException {
    Predictor predictor = LoadedModels.ofThisJvm().forTask(model.value(), loading);
    return new Blocks(new Partition(predictor, rows));
  }

  /** The rows of a partition, from the first one. */
  private final class Partition implements Blocks.Source {
    private final Predictor predictor;
    private final Iterator<Row> rows;
    private long before;

    Partition(Predictor predictor, Iterator<Row> rows) {
      this.predictor = predictor;
      this.rows = rows;
    }

    @Override
    public List<Row> next() throws IOException {
      List<Row> block = new ArrayList<>();
      while (block.size() < Blocks.ROWS && rows.hasNext()) {
        block.add(rows.next());
      }
      float[] probabilities = probabilities(block);
      for (int i = 0; i < block.size(); i++) {
        Row row = block.get(i);
        Object[] cells = new Object[row.size() + 1];
        for (int cell = 0; cell < row.size(); cell++) {
          cells[cell] = row.get(cell);
        }
        cells[row.size()] = probabilities[i];
        block.set(i, RowFactory.create(cells));
      }
      before += block.size();
      return block;
    }

    private float[] probabilities(List<Row> block) throws IOException {
      try {
        return predictor.probabilities(
            block.stream().map(row -> new CellsByName(schema, row)).toList());
      } catch (IllegalArgumentException e) {
        String where =
            String.format(
                Locale.ROOT,
                "partition %d, behind %,d rows, ",
                TaskContext.getPartitionId(),
                before);
        throw new DataException(where + e.getMessage(), e);
      }
    }
  }
}
