package dev.overfit.suite;

import java.nio.file.Path;

/**
 * What a run of a suite is told.
 *
 * @param data the rows
 * @param training what holds for all trials
 * @param folders where things go
 * @param resume whether a trial goes on from its last checkpoint, where there is one
 * @param export what the SavedModels hold
 */
public record SuiteSettings(
    DataSettings data,
    TrainingSettings training,
    Folders folders,
    boolean resume,
    ExportSettings export) {
  /** The folder of a suite's results. */
  Path results(String suite) {
    return folders.results().resolve(suite);
  }

  /** The suite as it runs under these settings. */
  public Suite applyTo(Suite suite) {
    return suite.map(trial -> training.applyTo(trial, data.trainingRows()));
  }

  static void atLeast(String name, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + ": expected at least " + least + ", received " + value);
    }
  }
}
