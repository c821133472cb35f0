package dev.overfit.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Runs the study on Spark in real processes on this machine and kills executors at random moments,
 * like {@code kill -9}, and once the driver, followed by a run with {@code resume=true}. Whatever
 * happens, the files at the end are, to the byte, those of the command with the same number of
 * threads.
 */
final class LostProcesses {
  private static final String MASTER = "local-cluster[2,1,1024]";
  private static final int MOST_MILLIS = 6_000;
  private static final Duration ORPHANS = Duration.ofSeconds(60);

  private final Path folder;
  private final Path home;
  private final Path jar;
  private final List<String> settings;
  private final Random random;
  private final Map<String, String> expected = new TreeMap<>();

  private LostProcesses(Path folder, Path home, Path jar, List<String> settings, long seed) {
    this.folder = folder;
    this.home = home;
    this.jar = jar;
    this.settings = settings;
    this.random = new Random(seed);
  }

  /**
   * Runs the check.
   *
   * @param arguments the working folder, a folder of Spark with its libraries, the study's jar, the
   *     number of executors to kill, and settings of the study such as {@code epochs=30}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    long seed = System.nanoTime();
    System.out.println("spark: seed " + seed);
    List<String> settings = new ArrayList<>(List.of("suite=sizes", "data=sample", "threads=1"));
    settings.addAll(List.of(arguments).subList(4, arguments.length));
    new LostProcesses(
            Path.of(arguments[0]).toAbsolutePath(),
            Path.of(arguments[1]).toAbsolutePath(),
            Path.of(arguments[2]).toAbsolutePath(),
            settings,
            seed)
        .run(Integer.parseInt(arguments[3]));
  }

  private void run(int kills) throws IOException, InterruptedException {
    Path alone = folder.resolve("command");
    StudyRun.ofCommand(alone, settings).end(0);
    expected.putAll(StudyFiles.sums(alone));
    int studies = 0;
    for (int killed = 0; killed < kills || studies == 0; studies++) {
      Path study = folder.resolve("executors-" + studies);
      StudyRun run = StudyRun.onSpark(study, MASTER, settings);
      killed += killExecutors(run, kills - killed);
      run.end(0);
      compare(study);
    }
    System.out.printf(
        Locale.ROOT,
        "spark: %d executors killed in %d studies, whose %d histories, tables, pictures, checkpoints'"
            + " weights and SavedModels are the command's to the byte%n",
        kills,
        studies,
        expected.size());
    killDriver();
  }

  private int killExecutors(StudyRun run, int most) throws InterruptedException {
    int killed = 0;
    while (killed < most && !run.endedWithin(random.nextInt(MOST_MILLIS))) {
      List<ProcessHandle> executors = run.executors();
      if (!executors.isEmpty()
          && executors.get(random.nextInt(executors.size())).destroyForcibly()) {
        killed++;
      }
    }
    return killed;
  }

  /** Kills the driver after some units have ended; its executors must end with it. */
  private void killDriver() throws IOException, InterruptedException {
    Path study = folder.resolve("driver");
    StudyRun run = StudyRun.submitted(study, MASTER, home, jar, settings);
    check(run.hasCheckpoints(1), study + ": ended before its driver could be killed: " + run.err());
    List<ProcessHandle> executors = run.executors();
    run.driver().destroyForcibly();
    run.end(137);
    int ended = run.checkpoints();
    awaitEnd(executors);
    List<String> again = new ArrayList<>(settings);
    again.add("resume=true");
    String before = run.err();
    StudyRun second = StudyRun.submitted(study, MASTER, home, jar, again).end(0);
    int sent = second.err().substring(before.length()).split(" has ended on ", -1).length - 1;
    int units = second.checkpoints();
    check(
        sent == units - ended,
        study + ": expected " + (units - ended) + " units to be sent again, found " + sent);
    compare(study);
    System.out.printf(
        Locale.ROOT,
        "spark: driver killed with %d of %d units ended; with resume=true the other %d were trained,"
            + " and all is the command's to the byte%n",
        ended,
        units,
        sent);
  }

  private static void awaitEnd(List<ProcessHandle> executors) throws InterruptedException {
    long end = System.nanoTime() + ORPHANS.toNanos();
    while (executors.stream().anyMatch(ProcessHandle::isAlive)) {
      check(System.nanoTime() < end, "executors outlive their driver: " + executors);
      Thread.sleep(100);
    }
  }

  private void compare(Path study) throws IOException {
    Map<String, String> found = StudyFiles.sums(study);
    expected.forEach(
        (place, sum) ->
            check(
                sum.equals(found.get(place)),
                study.resolve(place) + ": expected to be the command's, found another or none"));
    check(found.keySet().equals(expected.keySet()), study + ": has files that the command has not");
    check(StudyFiles.leftOvers(study).isEmpty(), "left over: " + StudyFiles.leftOvers(study));
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
