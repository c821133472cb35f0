package dev.overfit.cli;

import dev.overfit.io.OneLine;
import dev.overfit.report.RunsReport;
import dev.overfit.study.ResultTable;
import dev.overfit.study.RunFindings;
import dev.overfit.study.RunTables;
import dev.overfit.study.RunsAnalysis;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Compares runs for the command's {@code compare}. */
final class SideBySide {
  private final ShownPaths paths;
  private final PrintStream out;

  SideBySide(ShownPaths paths, PrintStream out) {
    this.paths = paths;
    this.out = out;
  }

  /**
   * Compares runs.
   *
   * @param folders the folders of the runs
   * @param results the folder of all results
   */
  ExitCode run(List<Path> folders, Path results) throws IOException {
    RunsAnalysis analysis = read(folders);
    List<Path> files = RunsReport.write(analysis, RunsReport.folder(results, analysis));
    for (ResultTable table : RunTables.of(analysis)) {
      out.println(table.toText());
    }
    RunFindings.of(analysis).forEach(out::println);
    out.println();
    RunFindings.definitions(analysis).forEach(out::println);
    analysis.warnings().forEach(warning -> out.println("Note: " + warning));
    out.println();
    out.println("Written:");
    files.forEach(file -> out.println("  " + OneLine.of(paths.of(file).toString())));
    return ExitCode.DONE;
  }

  private static RunsAnalysis read(List<Path> folders) throws IOException {
    try {
      return RunsReport.read(folders);
    } catch (IOException e) {
      throw new IOException("compare: " + e.getMessage(), e);
    }
  }
}
