package dev.overfit.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks folders that a run shares with others. A second command on the same results is refused in
 * one line that names the first one. Other suites are admitted, and so is a folder whose holder was
 * killed. If results are removed during a run, it says so and still writes the rest.
 */
final class SharedFolders {
  private static final List<String> SETTINGS =
      List.of(
          "data=sample",
          "validationRows=100",
          "trainingRows=200",
          "batchSize=100",
          "epochs=20",
          "patience=20",
          "threads=1",
          "parallel=1");

  private static final String LOCK = "results/sizes/.lock";
  private static final String SMALL_BEGINS = "Small \\(2 of 2\\)";

  private final Path folder;

  private SharedFolders(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs the checks.
   *
   * @param arguments the folder to work in
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    SharedFolders shared = new SharedFolders(Path.of(arguments[0]));
    Map<String, String> alone = shared.twoCommands();
    shared.killedHolder();
    shared.removed("results", alone, "results/sizes: expected to stand until the end of the run");
    shared.removed("results/sizes/logs", alone, "results/sizes/logs/Tiny/events.out.tfevents.");
    shared.removed(
        "graphs/sizes/Tiny", alone, "graphs/sizes/Tiny/1: expected to stand until the end");
    System.out.printf(
        Locale.ROOT,
        "shared folders: a second command refused and the first unharmed, one after a kill -9"
            + " admitted; 3 folders removed during a run, each said, histories the same to the"
            + " byte%n");
  }

  private Map<String, String> twoCommands() throws IOException, InterruptedException {
    Path study = folder.resolve("two");
    RealCommand.Running first = sizes(study).startHeld(SMALL_BEGINS);
    for (int i = 0; i < 2; i++) { // a refusal must not release the lock
      sizes(study)
          .run()
          .expect(1)
          .expectLine(
              "overfit: results/sizes: expected no other run that writes there, found process "
                  + first.pid()
                  + " at work since 20");
    }
    command(study, "suite=regularizers", "models=Tiny").run().expect(0);
    sizes(study, "results=elsewhere").run().expect(0);
    first.release();
    first.end().expect(0);
    Check.that(!Files.exists(study.resolve(LOCK)), "the lock's file is left");
    Outputs.checked(study);
    Map<String, String> histories = histories(study);
    Check.that(histories.equals(histories(study, "elsewhere")), "the first one was harmed");
    return histories;
  }

  private void killedHolder() throws IOException, InterruptedException {
    Path study = folder.resolve("killed");
    RealCommand.Running first = sizes(study).startHeld(SMALL_BEGINS);
    first.signal("KILL");
    first.end().expect(137);
    Check.that(Files.exists(study.resolve(LOCK)), "no lock's file of the killed one");
    sizes(study, "resume=true").run().expect(0);
    Check.that(!Files.exists(study.resolve(LOCK)), "the lock's file is left");
  }

  private void removed(String place, Map<String, String> alone, String line)
      throws IOException, InterruptedException {
    Path study = folder.resolve("removed-" + place.replace('/', '-'));
    RealCommand.Running running = sizes(study).startHeld(SMALL_BEGINS);
    new ProcessBuilder("rm", "-r", study.resolve(place).toString()).start().waitFor();
    running.release();
    RealCommand.Ended ended = running.end().expect(1).expectLine("overfit: " + line);
    Check.that(ended.out().contains("Written:"), ended.out());
    Check.that(histories(study).equals(alone), "other figures after " + place + " was removed");
    Outputs.checked(study);
  }

  private static Map<String, String> histories(Path study) throws IOException {
    return histories(study, "results");
  }

  private static Map<String, String> histories(Path study, String results) throws IOException {
    return Outputs.sums(study.resolve(results).resolve("sizes"), "history/");
  }

  private static RealCommand sizes(Path study, String... more) {
    List<String> settings = new ArrayList<>(List.of("suite=sizes", "models=Tiny,Small"));
    settings.addAll(List.of(more));
    return command(study, settings.toArray(String[]::new));
  }

  private static RealCommand command(Path study, String... more) {
    List<String> settings = new ArrayList<>(SETTINGS);
    settings.addAll(List.of(more));
    return new RealCommand(study, settings.toArray(String[]::new));
  }
}
