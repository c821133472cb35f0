package dev.overfit.suite;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where one replicate of a trial keeps what it needs on disk while it trains.
 *
 * @param logs the folder for its event files
 * @param checkpoint the file for its state
 * @param resumeFrom the checkpoint to go on from; empty to begin anew
 */
public record TrialFiles(Path logs, Path checkpoint, Optional<Path> resumeFrom) {
  /**
   * The files of a replicate in the folder of its suite, {@code results/<suite>}.
   *
   * @param name the replicate's
   */
  static TrialFiles in(Path folder, String name) {
    return new TrialFiles(
        folder.resolve("logs").resolve(name), checkpoint(folder, name), Optional.empty());
  }

  /** These files, going on from a checkpoint. */
  TrialFiles withResumeFrom(Path file) {
    return new TrialFiles(logs, checkpoint, Optional.of(file));
  }

  /** Where a replicate of the suite in a folder keeps its state. */
  static Path checkpoint(Path folder, String name) {
    return folder.resolve("checkpoints").resolve(name + ".checkpoint");
  }
}
