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
  /** What the name of a checkpoint ends with, behind that of its replicate. */
  static final String CHECKPOINT = ".checkpoint";

  /**
   * The files of a replicate in the folder of its suite, {@code results/<suite>}.
   *
   * @param name the replicate's
   */
  static TrialFiles in(Path folder, String name) {
    return new TrialFiles(logs(folder).resolve(name), checkpoint(folder, name), Optional.empty());
  }

  /** These files, going on from a checkpoint. */
  TrialFiles withResumeFrom(Path file) {
    return new TrialFiles(logs, checkpoint, Optional.of(file));
  }

  /** The folder of the checkpoints of all replicates of the suite in a folder. */
  static Path checkpoints(Path folder) {
    return folder.resolve("checkpoints");
  }

  /** The folder of the event files of all replicates of the suite in a folder. */
  static Path logs(Path folder) {
    return folder.resolve("logs");
  }

  /** Where a replicate of the suite in a folder keeps its state. */
  static Path checkpoint(Path folder, String name) {
    return checkpoints(folder).resolve(name + CHECKPOINT);
  }
}
