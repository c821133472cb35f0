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
 * @param parallel how many trials train at once, at least 1, or {@link #AUTO}; the results are the
 *     same to the byte
 */
public record SuiteSettings(
    DataSettings data,
    TrainingSettings training,
    Folders folders,
    boolean resume,
    ExportSettings export,
    int parallel) {
  /** As many trials at once as there are cores for the threads that they use. */
  public static final int AUTO = 0;

  /**
   * @throws IllegalArgumentException where {@code parallel} is negative
   */
  public SuiteSettings {
    atLeast("parallel", AUTO, parallel);
  }

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
