package dev.overfit.suite;

import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the SavedModel of a trial. */
@FunctionalInterface
public interface GraphWriter {
  /**
   * Writes.
   *
   * @param folder the folder of the suite's graphs
   * @param result what came of the trial
   * @param rows what it was trained on
   * @param export what it holds
   * @return what was written
   * @throws IOException where it cannot be written
   */
  Path write(Path folder, TrainingResult result, SuiteRows rows, ExportSettings export)
      throws IOException;
}
