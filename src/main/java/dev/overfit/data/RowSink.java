package dev.overfit.data;

import java.io.IOException;
import java.util.List;

/** Takes rows one after another: first their columns, once, and then row by row. */
public interface RowSink {
  /**
   * The rows that come have these features.
   *
   * @param columns their names
   * @throws IOException where no such rows can be taken
   */
  void begin(List<String> columns) throws IOException;

  /**
   * Takes a row that was checked.
   *
   * @param label 0 or 1
   * @param features one a column, finite; the array may be overwritten afterwards
   * @throws IOException where it cannot be taken
   */
  void add(float label, float[] features) throws IOException;
}
