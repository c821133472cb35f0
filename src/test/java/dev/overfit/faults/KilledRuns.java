package dev.overfit.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Kills the real command at random moments, as {@code kill -9} does, with {@code resume=true} after
 * each kill. After each kill every file must be whole; the histories at the end must be, to the
 * byte, those of a run that was never killed. The models have penalties and dropout, and early
 * stopping ends some of them.
 */
final class KilledRuns {
  private static final String[] SETTINGS = {
    "suite=regularizers",
    "data=sample",
    "validationRows=100",
    "trainingRows=200",
    "batchSize=100",
    "epochs=80",
    "patience=20",
    "threads=1",
    "resume=true"
  };

  private final Path folder;
  private final Random random;
  private final Map<String, Integer> moments = new TreeMap<>();
  private int started;
  private int files;
  private int leftOvers;
  private int tornTails;
  private int studies;

  private KilledRuns(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /**
   * Runs it.
   *
   * @param arguments the folder to work in, how many kills, and a seed of the moments or nothing
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int kills = Integer.parseInt(arguments[1]);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
    System.out.println("kill -9: seed " + seed);
    new KilledRuns(Path.of(arguments[0]), seed).run(kills);
  }

  private void run(int kills) throws IOException, InterruptedException {
    Path unhurt = folder.resolve("unhurt");
    long begun = System.nanoTime();
    new RealCommand(unhurt, SETTINGS).run().expect(0);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    Map<String, String> expected = histories(unhurt);
    for (int killed = 0; killed < kills; ) {
      // Often before a whole run would be over, so that one study is killed several times.
      if (kill(study(), 300 + random.nextInt((int) (millis * 0.6)))) {
        killed++;
        check(Outputs.checked(study()));
      } else {
        ended(expected);
      }
    }
    new RealCommand(study(), SETTINGS).run().expect(0);
    ended(expected);
    System.out.printf(
        "kill -9: %d kills in %d processes, at %s; %d whole files read after them, 0 broken;"
            + " %d temporary left-overs, %d event files cut off inside their last record, all gone"
            + " at the end; %d studies ended with histories the same to the byte%n",
        kills, started, moments, files, leftOvers, tornTails, studies);
  }

  private Path study() {
    return folder.resolve("study-" + studies);
  }

  /** Starts a process and kills it so much later; false where it had ended by then. */
  private boolean kill(Path study, int millis) throws IOException, InterruptedException {
    started++;
    RealCommand.Running running = new RealCommand(study, SETTINGS).start();
    if (running.endedWithin(millis)) {
      running.end().expect(0);
      return false;
    }
    running.signal("KILL");
    moments.merge(moment(running.end().expect(137).out()), 1, Integer::sum);
    return true;
  }

  private static String moment(String said) {
    if (said.contains("Combined: ")) {
      return "the report";
    }
    return said.contains("Tiny (1 of 4)") ? "training" : "the start";
  }

  /** Compares a study that came to its end with one that was never killed. */
  private void ended(Map<String, String> expected) throws IOException {
    Check.that(
        histories(study()).equals(expected),
        study() + ": expected histories " + expected + ", found " + histories(study()));
    Outputs outputs = Outputs.checked(study());
    Check.that(outputs.leftOvers() == 0, outputs.leftOvers() + " left-overs at the end");
    Check.that(outputs.tornTails() == 0, outputs.tornTails() + " torn event files at the end");
    studies++;
  }

  private void check(Outputs outputs) {
    files += outputs.files();
    leftOvers += outputs.leftOvers();
    tornTails += outputs.tornTails();
  }

  private static Map<String, String> histories(Path study) throws IOException {
    Map<String, String> histories = Outputs.sums(study.resolve("results"), "/history/");
    Check.that(histories.size() == 4, "expected 4 histories, found " + histories);
    String l2 = Files.readString(study.resolve("results/regularizers/summary.csv"));
    Check.that(l2.contains("early_stopping"), "no model stopped early:\n" + l2);
    return histories;
  }
}
