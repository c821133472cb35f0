package dev.overfit.suite;

import dev.overfit.study.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of a run.
 *
 * @param suite the suite that was run
 * @param study the study, with the replicates that ended by themselves and those that were cut
 *     short after at least one epoch
 * @param replicates the number of replicates, of all trials together, that the run was to train
 * @param files the written files; empty if the study has no results
 * @param lost what the run had written before its end and someone else removed: the results folder
 *     itself, event files, checkpoints, SavedModels; not part of {@code files}
 * @param unexported why the SavedModels of some models could not be written at the end of the run,
 *     one sentence each without a final period; for example, because someone removed a checkpoint,
 *     or because no model can be chosen to be fitted
 * @param cancelled whether the run was cancelled or interrupted, so that replicates may be missing
 */
public record SuiteOutcome(
    Suite suite,
    Study study,
    int replicates,
    List<Path> files,
    List<Path> lost,
    List<String> unexported,
    boolean cancelled) {
  /** Copies the lists. */
  public SuiteOutcome {
    files = List.copyOf(files);
    lost = List.copyOf(lost);
    unexported = List.copyOf(unexported);
  }

  /**
   * Checks that nothing is lost or left out.
   *
   * @throws IOException if something is; its message names the first of it
   */
  public void checkKept() throws IOException {
    if (!unexported.isEmpty()) {
      throw new IOException(
          unexported.get(0)
              + (unexported.size() == 1
                  ? ""
                  : String.format(Locale.ROOT, "; and %,d more", unexported.size() - 1))
              + "; all else is there, and the same again with resume=true adds what can be");
    }
    if (!lost.isEmpty()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: expected to stand until the end of the run, found removed or replaced meanwhile"
                  + "%s; all that was written at the end is there",
              lost.get(0),
              lost.size() == 1
                  ? ""
                  : String.format(Locale.ROOT, ", and %,d more", lost.size() - 1)));
    }
  }
}
