package dev.overfit.suite;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the SavedModels of a run. */
@FunctionalInterface
public interface GraphWriter {
  /**
   * Writes one.
   *
   * @param folder the folder of the suite's graphs
   * @param exported what is to leave
   * @param rows what it was trained on
   * @param settings what it holds
   * @return what was written
   * @throws IOException where it cannot be written
   */
  Path write(Path folder, Exported exported, SuiteRows rows, ExportSettings settings)
      throws IOException;
}
