package dev.overfit.cli;

import dev.overfit.io.OneLine;
import dev.overfit.study.Analysis;
import dev.overfit.study.Findings;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.ResultTable;
import dev.overfit.study.Study;
import dev.overfit.suite.SuiteOutcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells people the outcome of a run: the tables, the answer in words, the files. */
final class Ending {
  private final PrintStream out;
  private final ShownPaths paths;

  /**
   * Creates an ending.
   *
   * @param workingFolder paths below this folder are shown relative to it
   */
  Ending(PrintStream out, Path workingFolder) {
    this.out = out;
    this.paths = new ShownPaths(workingFolder);
  }

  /**
   * Prints the outcome.
   *
   * @param underway the models that were cut short and can go on, with how far they came
   */
  void print(SuiteOutcome outcome, List<String> underway) {
    if (!outcome.study().results().isEmpty()) {
      printStudy(outcome.study());
    }
    if (!outcome.files().isEmpty()) {
      out.println();
      out.println("Written:");
      outcome.files().forEach(file -> out.println("  " + OneLine.of(paths.of(file).toString())));
    }
    if (outcome.cancelled()) {
      out.println();
      saved(outcome, underway).forEach(out::println);
    }
    out.flush();
  }

  private void printStudy(Study study) {
    out.println();
    out.println(title(study));
    Analysis analysis = Analysis.of(study);
    for (ResultTable table : ResultTable.of(analysis)) {
      out.println();
      out.println(table.toText().stripTrailing());
    }
    out.println();
    Findings.of(analysis).forEach(out::println);
    out.println();
    Findings.definitions(analysis).forEach(out::println);
  }

  private static String title(Study study) {
    return study.split().origin().simulated()
        ? study.title() + " on SIMULATED rows, not HIGGS data"
        : study.title() + " on " + OneLine.of(study.split().origin().name());
  }

  /** Says what an interrupted run has saved, and how to go on from there. */
  private static List<String> saved(SuiteOutcome outcome, List<String> underway) {
    List<String> done = outcome.study().ended().stream().map(ReplicateResult::name).toList();
    if (done.isEmpty() && underway.isEmpty()) {
      return List.of("Interrupted before the first model had an epoch behind it.");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Interrupted: %d of %d %s are done and saved%s.",
            done.size(),
            outcome.replicates(),
            outcome.replicates() > outcome.suite().trials().size() ? "replicates" : "models",
            done.isEmpty() ? "" : ": " + String.join(", ", done)));
    if (!underway.isEmpty()) {
      lines.add("Saved on its way: " + String.join(", ", underway) + ".");
    }
    lines.add("To go on from there, run the same again with -Dresume=true (or --resume true).");
    return lines;
  }
}
