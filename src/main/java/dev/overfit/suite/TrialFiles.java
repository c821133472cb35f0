package dev.overfit.suite;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The places where a replicate of a trial keeps what it needs on disk while it trains.
 *
 * @param logs the folder for its event files
 * @param checkpoint the file for its state
 * @param resumeFrom the checkpoint to resume from; empty to begin anew
 */
public record TrialFiles(Path logs, Path checkpoint, Optional<Path> resumeFrom) {
  /** The ending of a checkpoint's file name, after the name of its replicate. */
  static final String CHECKPOINT = ".checkpoint";

  /**
   * Returns the files of a replicate in the folder of its suite, {@code results/<suite>}.
   *
   * @param name the name of the replicate
   */
  static TrialFiles in(Path folder, String name) {
    return new TrialFiles(logs(folder).resolve(name), checkpoint(folder, name), Optional.empty());
  }

  /** Returns these files, resuming from a checkpoint. */
  TrialFiles withResumeFrom(Path file) {
    return new TrialFiles(logs, checkpoint, Optional.of(file));
  }

  /** Returns the folder of the checkpoints of all replicates, given the folder of their suite. */
  static Path checkpoints(Path folder) {
    return folder.resolve("checkpoints");
  }

  /** Returns the folder of the event files of all replicates, given the folder of their suite. */
  static Path logs(Path folder) {
    return folder.resolve("logs");
  }

  /** Returns the file in which a replicate keeps its state, given the folder of its suite. */
  static Path checkpoint(Path folder, String name) {
    return checkpoints(folder).resolve(name + CHECKPOINT);
  }
}
