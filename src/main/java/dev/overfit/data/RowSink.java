package dev.overfit.data;

import java.io.IOException;
import java.util.List;

/** Receives rows: first their columns, once, and then row by row. */
public interface RowSink {
  /**
   * Starts with the names of the features of the rows to come.
   *
   * @param columns the names of the features
   * @throws IOException if the sink cannot take such rows
   */
  void begin(List<String> columns) throws IOException;

  /**
   * Receives a row that has been checked.
   *
   * @param label 0 or 1
   * @param features one per column, finite; the array may be overwritten after the call returns
   * @throws IOException if the sink cannot take the row
   */
  void add(float label, float[] features) throws IOException;
}
