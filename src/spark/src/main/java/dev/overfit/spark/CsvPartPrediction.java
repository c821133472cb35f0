package dev.overfit.spark;

import dev.overfit.data.DataException;
import dev.overfit.export.Predictor;
import dev.overfit.suite.CsvPrediction;
import dev.overfit.table.FeatureRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** Predicts the rows of file parts: their original cells, followed by the probability. */
final class CsvPartPrediction implements FlatMapFunction<List<FilePart>, Row> {
  private static final long serialVersionUID = 1;

  private final Broadcast<ModelFiles> model;
  private final Loading loading;
  private final CsvRows layout;
  private final Broadcast<SerializableConfiguration> hadoop;

  CsvPartPrediction(
      Broadcast<ModelFiles> model,
      Loading loading,
      CsvRows layout,
      Broadcast<SerializableConfiguration> hadoop) {
    this.model = model;
    this.loading = loading;
    this.layout = layout;
    this.hadoop = hadoop;
  }

  @Override
  public Iterator<Row> call(List<FilePart> parts) throws IOException {
    Predictor predictor = LoadedModels.ofThisJvm().forTask(model.value(), loading);
    Parts rows = new Parts(predictor, parts.iterator());
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener end = ended -> rows.close();
      task.addTaskCompletionListener(end);
    }
    return new Blocks(rows);
  }

  /** The rows of several parts, one part after another. */
  private final class Parts implements Blocks.Source {
    private final Predictor predictor;
    private final Iterator<FilePart> parts;
    private @Nullable FilePart part;
    private @Nullable FeatureRows rows;

    Parts(Predictor predictor, Iterator<FilePart> parts) {
      this.predictor = predictor;
      this.parts = parts;
    }

    @Override
    public List<Row> next() throws IOException {
      List<Row> block = List.of();
      while (block.isEmpty() && (rows != null || parts.hasNext())) {
        block = block(rows == null ? open(parts.next()) : rows);
      }
      return block;
    }

    private FeatureRows open(FilePart next) throws IOException {
      FeatureRows opened =
          layout.open(next, CsvPrediction.inputs(predictor), hadoop.value().value());
      part = next;
      rows = opened;
      return opened;
    }

    private List<Row> block(FeatureRows from) throws IOException {
      FeatureRows.Block block = from.next(Blocks.ROWS);
      if (block.cells().isEmpty()) {
        checkEnd(from);
        close();
        return List.of();
      }
      float[] probabilities = predictor.probabilities(block.features());
      List<Row> predicted = new ArrayList<>();
      for (int i = 0; i < probabilities.length; i++) {
        predicted.add(row(block.cells().get(i), probabilities[i]));
      }
      return predicted;
    }

    private void checkEnd(FeatureRows ended) throws DataException {
      if (part != null && !part.last() && ended.endsBlank()) {
        throw new DataException(
            part.place() + ": expected blank lines at the end of the file alone, found one before");
      }
    }

    void close() {
      try {
        if (rows != null) {
          rows.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      rows = null;
    }
  }

  private static Row row(String[] cells, float probability) {
    Object[] all = Arrays.copyOf(cells, cells.length + 1, Object[].class);
    all[cells.length] = probability;
    return RowFactory.create(all);
  }
}
