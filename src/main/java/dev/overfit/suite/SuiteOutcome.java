package dev.overfit.suite;

import dev.overfit.study.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What came of a run.
 *
 * @param suite what was run
 * @param study the replicates that ended by themselves, and those that were cut short with an epoch
 *     behind them
 * @param replicates how many replicates of all trials together it was to train
 * @param files what was written; empty where the study has none
 * @param lost what the run had written before its end and somebody else has removed: the folder of
 *     the results itself, event files, checkpoints, SavedModels; {@code files} has none of it
 * @param unexported why the SavedModels of some models could not be written at the end of the run,
 *     a sentence each without its full stop, such as that somebody has removed a checkpoint, or
 *     that no model can be chosen to be fitted
 * @param cancelled whether the run was cancelled or interrupted, so that some may be missing
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
   * Makes sure that nothing is lost, and nothing left out.
   *
   * @throws IOException where something is; its message names the first of it
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
