package dev.overfit.table;

import dev.overfit.data.Dataset;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.Encoding;
import java.util.stream.IntStream;

/** Encodes rows of a table for a network. */
final class Coding {
  private final Table table;
  private final Encoding encoding;
  private final boolean[] positive;
  private final int width;

  /**
   * @param positive whether each row of the table is of the positive class
   */
  Coding(Table table, Encoding encoding, boolean[] positive) {
    this.table = table;
    this.encoding = encoding;
    this.positive = positive;
    this.width = encoding.width();
  }

  /** Returns the given rows, encoded, with their labels. */
  Dataset rows(int[] rows) {
    float[] features = new float[Math.multiplyExact(rows.length, width)];
    int at = 0;
    for (ColumnEncoding column : encoding.columns()) {
      Cells cells = table.cells(table.names().indexOf(column.name()));
      column.accept(new Column(cells, rows, features, at, width));
      at += column.width();
    }
    float[] labels = new float[rows.length];
    IntStream.range(0, rows.length).forEach(i -> labels[i] = positive[rows[i]] ? 1 : 0);
    return Dataset.checked(encoding.features(), features, labels);
  }

  /** Writes the features of a column, row by row. */
  private static final class Column implements ColumnEncoding.Visitor<float[]> {
    private final Cells cells;
    private final int[] rows;
    private final float[] target;
    private final int at;
    private final int width;

    Column(Cells cells, int[] rows, float[] target, int at, int width) {
      this.cells = cells;
      this.rows = rows;
      this.target = target;
      this.at = at;
      this.width = width;
    }

    @Override
    public float[] number(ColumnEncoding.Numeric column) {
      NumberCells numbers = cells.asNumbers();
      for (int i = 0; i < rows.length; i++) {
        column.encode(numbers.at(rows[i]), target, i * width + at);
      }
      return target;
    }

    @Override
    public float[] category(ColumnEncoding.Categorical column) {
      TextCells texts = cells.asTexts();
      int[] places = texts.levels().stream().mapToInt(column::place).toArray();
      for (int i = 0; i < rows.length; i++) {
        int level = texts.at(rows[i]);
        int place = level == TextCells.MISSING ? column.missingPlace() : places[level];
        if (place >= 0) {
          target[i * width + at + place] = 1;
        }
      }
      return target;
    }
  }
}
