package dev.overfit.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks a data file that changes. During a run this is harmless, since the rows are in memory and
 * their SHA-256 is in {@code run.json}. Before a run is resumed, the change is noticed and refused.
 */
final class ChangedData {
  private static final List<String> SETTINGS =
      List.of(
          "suite=sizes",
          "data=rows.csv",
          "validationRows=100",
          "trainingRows=1000",
          "batchSize=100",
          "epochs=20",
          "patience=20",
          "threads=1",
          "parallel=1",
          "models=Tiny,Large");

  private ChangedData() {}

  /**
   * Runs the checks.
   *
   * @param arguments the folder to work in
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    Path unhurt = folder.resolve("unhurt");
    writeRows(unhurt, 0);
    command(unhurt).run().expect(0);
    Map<String, String> expected = Outputs.sums(unhurt.resolve("results"), "/history/");
    int harmless = 0;
    for (String change : List.of("overwritten", "cut off", "deleted")) {
      Path study = folder.resolve(change.replace(' ', '-'));
      writeRows(study, 0);
      RealCommand.Running running = command(study).startHeld("Large \\(2 of 2\\)");
      change(study, change);
      running.release();
      running.end().expect(0);
      Check.that(
          Outputs.sums(study.resolve("results"), "/history/").equals(expected),
          change + " changed the figures");
      harmless++;
    }
    int refused = 0;
    Path study = folder.resolve("overwritten");
    command(study, "resume=true")
        .run()
        .expect(1)
        .expectLine("Tiny.checkpoint: is the state of another training: training rows: expected");
    refused++;
    command(folder.resolve("cut-off"), "resume=true").run().expect(3).expectLine("rows.csv");
    command(folder.resolve("deleted"), "resume=true").run().expect(3).expectLine("no such file");
    refused += 2;
    System.out.printf(
        Locale.ROOT,
        "changed data: %d changes during a run, harmless: histories the same to the byte; %d before"
            + " going on, noticed and refused%n",
        harmless,
        refused);
  }

  private static void change(Path study, String how) throws IOException {
    Path rows = study.resolve("rows.csv");
    if (how.equals("overwritten")) {
      writeRows(study, 1100);
    } else if (how.equals("cut off")) {
      try (var channel = Files.newByteChannel(rows, java.nio.file.StandardOpenOption.WRITE)) {
        channel.truncate(1000);
      }
    } else {
      Files.delete(rows);
    }
  }

  /** Writes the first rows of the sample, or later ones. */
  private static void writeRows(Path study, int skipped) throws IOException {
    Files.createDirectories(study);
    Files.writeString(study.resolve("rows.csv"), SampleLines.csv(skipped, 1100));
  }

  private static RealCommand command(Path study, String... more) {
    List<String> settings = new ArrayList<>(SETTINGS);
    settings.addAll(List.of(more));
    return new RealCommand(study, settings.toArray(String[]::new));
  }
}
