package dev.overfit.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks a full standard output: exit code 1 and one line, whatever was to be printed. */
final class FullOutput {
  private static final Path FULL = Path.of("/dev/full");

  private FullOutput() {}

  /**
   * Runs the checks.
   *
   * @param arguments the folder to work in
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    if (!Files.exists(FULL)) {
      System.out.println("full output: left out: this system has no /dev/full");
      return;
    }
    new RealCommand(folder, "suite=help")
        .runInto(FULL)
        .expect(1)
        .expectLine("overfit: standard output: cannot be written any more");
    new RealCommand(
            folder,
            "suite=sizes",
            "data=sample",
            "validationRows=100",
            "trainingRows=200",
            "epochs=20",
            "models=Tiny")
        .runInto(FULL)
        .expect(1)
        .expectLine("overfit: standard output: cannot be written any more; the run went on");
    for (String file : List.of("summary.csv", "run.json", "report.html", "history/Tiny.csv")) {
      Check.that(Files.exists(folder.resolve("results/sizes").resolve(file)), "no " + file);
    }
    Outputs.checked(folder);
    System.out.println("full output: 2 commands failed in one line; the run left all its files");
  }
}
