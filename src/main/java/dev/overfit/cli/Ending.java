package dev.overfit.cli;

import dev.overfit.report.Study;
import dev.overfit.suite.SuiteOutcome;
import dev.overfit.training.TrainingResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Tells people what came of a run: the table, the answer in words, the files. */
final class Ending {
  private final PrintStream out;
  private final StudyText text;
  private final Path workingFolder;

  /**
   * An ending.
   *
   * @param workingFolder where paths below it are told from
   */
  Ending(PrintStream out, StudyText text, Path workingFolder) {
    this.out = out;
    this.text = text;
    this.workingFolder = workingFolder.toAbsolutePath().normalize();
  }

  /** Prints it. */
  void print(SuiteOutcome outcome) {
    if (!outcome.study().results().isEmpty()) {
      printStudy(outcome.study());
    }
    if (!outcome.files().isEmpty()) {
      out.println();
      out.println("Written:");
      outcome.files().forEach(file -> out.println("  " + shown(file)));
    }
    if (outcome.cancelled()) {
      out.println();
      out.println(saved(outcome));
    }
    out.flush();
  }

  private void printStudy(Study study) {
    out.println();
    out.println(title(study));
    out.println(text.table(study).stripTrailing());
    out.println();
    text.findings(study).forEach(out::println);
  }

  private static String title(Study study) {
    return study.split().origin().simulated()
        ? study.title() + " on SIMULATED rows, not HIGGS data"
        : study.title() + " on " + study.split().origin().name();
  }

  private static String saved(SuiteOutcome outcome) {
    Study study = outcome.study();
    if (study.results().isEmpty()) {
      return "Interrupted before the first model was done: nothing was saved.";
    }
    return study.results().stream()
        .map(TrainingResult::model)
        .map(model -> model.name())
        .collect(
            Collectors.joining(
                ", ",
                String.format(
                    "Interrupted: %d of %d models are done and saved: ",
                    study.results().size(), outcome.suite().trials().size()),
                "."));
  }

  /** A path as short as it can be typed from the working folder. */
  private Path shown(Path file) {
    Path absolute = workingFolder.resolve(file).normalize();
    return absolute.startsWith(workingFolder) ? workingFolder.relativize(absolute) : absolute;
  }
}
