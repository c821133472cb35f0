package dev.overfit.suite;

import dev.overfit.study.Study;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a run.
 *
 * @param suite what was run
 * @param study the trials that ended by themselves
 * @param files what was written; empty where no trial ended
 * @param cancelled whether the run was cancelled or interrupted, so that trials may be missing
 */
public record SuiteOutcome(Suite suite, Study study, List<Path> files, boolean cancelled) {
  /** Copies the list. */
  public SuiteOutcome {
    files = List.copyOf(files);
  }
}
