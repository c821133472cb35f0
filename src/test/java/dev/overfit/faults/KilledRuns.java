package dev.overfit.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Kills the real command at random moments, as {@code kill -9} does, with {@code resume=true} after
 * each kill. After each kill every file must be intact. The final histories, comparisons and
 * pictures must be, to the byte, those of a run that was never killed. The models have penalties
 * and dropout, each has two replicates, and early stopping ends some of them.
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
    "replicates=2",
    "resume=true"
  };

  private static final int MOST_MILLIS = 300;

  /** Appears when the last model has ended; the files and pictures of all models follow. */
  private static final Pattern REPORT = Pattern.compile("Combined-1: ");

  private static final Pattern ANYTHING = Pattern.compile("");

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
   * Runs the kills.
   *
   * @param arguments the folder to work in, how many kills, and optionally a seed for the moments
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int kills = Integer.parseInt(arguments[1]);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
    System.out.println("kill -9: seed " + seed);
    new KilledRuns(Path.of(arguments[0]), seed).run(kills);
  }

  private void run(int kills) throws IOException, InterruptedException {
    Path unhurt = folder.resolve("unhurt");
    int length = new RealCommand(unhurt, SETTINGS).run().expect(0).out().length();
    Map<String, String> expected = histories(unhurt);
    for (int killed = 0; killed < kills; ) {
      // Mostly before a whole run would end, so that one study is killed several times.
      int least = random.nextInt(length * 3 / 4);
      Pattern text = random.nextInt(4) == 0 ? REPORT : ANYTHING;
      if (kill(study(), least, text, random.nextInt(MOST_MILLIS))) {
        killed++;
        check(Outputs.checked(study()));
      } else {
        ended(expected);
      }
    }
    new RealCommand(study(), SETTINGS).run().expect(0);
    ended(expected);
    System.out.printf(
        Locale.ROOT,
        "kill -9: %d kills in %d processes, at %s; %d whole files read after them, 0 broken;"
            + " %d temporary left-overs, %d event files cut off inside their last record, all gone"
            + " at the end; %d studies ended with histories, comparisons and pictures the same to"
            + " the byte%n",
        kills,
        started,
        moments,
        files,
        leftOvers,
        tornTails,
        studies);
  }

  private Path study() {
    return folder.resolve("study-" + studies);
  }

  /**
   * Starts a process and kills it some time after it has printed a number of bytes and a text.
   * Returns false if it ends before, as a process that resumes late in a run may.
   */
  private boolean kill(Path study, int least, Pattern text, int millis)
      throws IOException, InterruptedException {
    started++;
    RealCommand.Running running = new RealCommand(study, SETTINGS).start();
    while (!running.hasSaid(least, text) && !running.endedWithin(2)) {
      // it is still running
    }
    if (running.endedWithin(millis)) {
      running.end().expect(0);
      return false;
    }
    running.signal("KILL");
    RealCommand.Ended ended = running.end();
    if (ended.code() == 0) { // between the check and the signal
      return false;
    }
    moments.merge(moment(ended.expect(137).out()), 1, Integer::sum);
    return true;
  }

  private static String moment(String said) {
    if (REPORT.matcher(said).find()) {
      return "the report";
    }
    return said.contains("Tiny (1 of 10)") ? "training" : "the start";
  }

  /** Compares a study that ended with one that was never killed. */
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
    Check.that(histories.size() == 10, "expected 10 histories, found " + histories);
    Map<String, String> all = new TreeMap<>(histories);
    all.putAll(Outputs.sums(study.resolve("results"), "/comparisons.csv"));
    Check.that(all.size() == 11, "expected comparisons, found " + all);
    all.putAll(Outputs.sums(study.resolve("results"), "/plots/"));
    String l2 = Files.readString(study.resolve("results/regularizers/summary.csv"));
    Check.that(l2.contains("early_stopping"), "no model stopped early:\n" + l2);
    return all;
  }
}
