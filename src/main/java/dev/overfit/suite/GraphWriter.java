package dev.overfit.suite;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the SavedModels of a run. */
@FunctionalInterface
public interface GraphWriter {
  /**
   * Writes a SavedModel.
   *
   * @param folder the suite's folder of graphs
   * @param exported what to export
   * @param rows the rows that it was trained on
   * @param settings what the SavedModel holds
   * @return the path that was written
   * @throws IOException if it cannot be written
   */
  Path write(Path folder, Exported exported, SuiteRows rows, ExportSettings settings)
      throws IOException;
}
