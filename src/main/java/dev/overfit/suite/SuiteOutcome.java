package dev.overfit.suite;

import dev.overfit.study.Study;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a run.
 *
 * @param suite what was run
 * @param study the replicates that ended by themselves
 * @param replicates how many replicates of all trials together it was to train
 * @param files what was written; empty where none ended
 * @param cancelled whether the run was cancelled or interrupted, so that some may be missing
 */
public record SuiteOutcome(
    Suite suite, Study study, int replicates, List<Path> files, boolean cancelled) {
  /** Copies the list. */
  public SuiteOutcome {
    files = List.copyOf(files);
  }
}
