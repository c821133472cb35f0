package dev.overfit.faults;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends Ctrl-C and {@code kill} to the real command at several moments. It must exit with code 130,
 * say what was saved and how to resume, and leave all files intact; the resumed run ends as if
 * there had been no signal.
 */
final class Signals {
  private static final List<String> SETTINGS =
      List.of(
          "suite=sizes",
          "data=sample",
          "validationRows=100",
          "trainingRows=1000",
          "batchSize=100",
          "epochs=40",
          "patience=40",
          "threads=1",
          "parallel=1",
          "models=Tiny,Medium,Large");

  /** Large has trained for five epochs. */
  private static final String LARGE_TRAINS = "Large \\(3 of 3\\)[\\s\\S]*\n[.]{5}";

  private static final String HOW_TO_GO_ON = "run the same again with -Dresume=true";

  private final Path folder;
  private Map<String, String> expected = Map.of();
  private int interrupted;
  private int resumed;

  private Signals(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs the checks.
   *
   * @param arguments the folder to work in
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Signals signals = new Signals(Path.of(arguments[0]));
    signals.expected = histories(signals.unhurt());
    signals.whileTraining("INT");
    signals.whileTraining("TERM");
    signals.twiceFromOnePress();
    signals.onceMore();
    for (int millis : new int[] {0, 60, 240}) {
      signals.onceMoreWhileSaving(millis);
    }
    signals.whileAPipeIsEmpty();
    signals.betweenModels();
    signals.whileRowsAreFetched();
    System.out.printf(
        Locale.ROOT,
        "signals: %d processes interrupted, each with exit code 130 and whole files; %d went on to"
            + " histories the same to the byte%n",
        signals.interrupted,
        signals.resumed);
  }

  private Path unhurt() throws IOException, InterruptedException {
    Path unhurt = folder.resolve("unhurt");
    command(unhurt).run().expect(0);
    return unhurt;
  }

  private void whileTraining(String signal) throws IOException, InterruptedException {
    Path study = folder.resolve(signal);
    RealCommand.Running running = command(study).startHeld(LARGE_TRAINS);
    running.signal(signal);
    running.awaitSaid("Interrupted: saving");
    running.release();
    expectSaved(study, running);
    resume(study);
  }

  /** What is between a terminal and a process may send one Ctrl-C several times. */
  private void twiceFromOnePress() throws IOException, InterruptedException {
    Path study = folder.resolve("twice");
    RealCommand.Running running = command(study).startHeld(LARGE_TRAINS);
    String kill = "kill -INT " + running.pid();
    new ProcessBuilder("sh", "-c", kill + "; " + kill + "; " + kill).start().waitFor();
    running.awaitSaid("Interrupted: saving");
    running.release();
    expectSaved(study, running);
    resume(study);
  }

  /** A second Ctrl-C ends the command at once, though the training is held. */
  private void onceMore() throws IOException, InterruptedException {
    Path study = folder.resolve("once-more");
    RealCommand.Running running = command(study).startHeld(LARGE_TRAINS);
    running.signal("INT");
    running.awaitSaid("Interrupted: saving");
    running.signalUntilEnded("INT");
    running.end().expect(130).expectLine("Interrupted: saving");
    Outputs.checked(study);
    interrupted++;
    resume(study);
  }

  /**
   * Sends a second signal while the first one's saving is in progress, stopping the process there.
   */
  private void onceMoreWhileSaving(int millis) throws IOException, InterruptedException {
    Path study = folder.resolve("saving-" + millis);
    RealCommand.Running running = command(study).startHeld(LARGE_TRAINS);
    running.signal("INT");
    running.awaitSaid("Interrupted: saving");
    running.release();
    Thread.sleep(millis);
    running.signal("STOP");
    Thread.sleep(1100); // after which a signal is not a repetition
    running.signal("INT");
    running.signal("CONT");
    running.end().expect(130);
    Outputs.checked(study);
    interrupted++;
    resume(study);
  }

  /** Nobody ever writes to the pipe, and its reader cannot be interrupted. */
  private void whileAPipeIsEmpty() throws IOException, InterruptedException {
    Path study = Files.createDirectories(folder.resolve("pipe"));
    new ProcessBuilder("mkfifo", study.resolve("rows.csv").toString()).start().waitFor();
    RealCommand.Running running = command(study, "data=rows.csv").start();
    running.awaitFile(study.resolve("results/sizes/.lock"));
    running.signal("INT");
    running.awaitSaid("Interrupted: ending the reading of data=rows.csv");
    running.signalUntilEnded("INT");
    running.end().expect(130).expectLine("Interrupted: ending the reading");
    interrupted++;
    command(study).run().expect(0);
  }

  /** The signal comes as early as it can: nothing is there to resume from, and it says so. */
  private void betweenModels() throws IOException, InterruptedException {
    Path study = folder.resolve("early");
    RealCommand.Running running = command(study).startHeld("Tiny \\(1 of 3\\)");
    running.signal("INT");
    running.awaitSaid("Interrupted: saving");
    running.release();
    RealCommand.Ended ended = running.end().expect(130);
    Check.that(ended.out().contains("Interrupted before the first model"), ended.out());
    interrupted++;
    Outputs.checked(study);
    resume(study);
  }

  private void expectSaved(Path study, RealCommand.Running running)
      throws IOException, InterruptedException {
    RealCommand.Ended ended = running.end().expect(130).expectLine("Interrupted: saving");
    Check.that(
        ended.out().contains("2 of 3 models are done and saved: Tiny, Medium."), ended.out());
    Check.that(ended.out().contains("Saved on its way: Large after 5 epochs."), ended.out());
    Check.that(ended.out().contains(HOW_TO_GO_ON), ended.out());
    Check.that(Outputs.checked(study).leftOvers() == 0, "left-overs");
    Check.that(Files.exists(study.resolve("results/sizes/report.html")), "no report");
    interrupted++;
  }

  private void resume(Path study) throws IOException, InterruptedException {
    command(study, "resume=true").run().expect(0);
    Check.that(histories(study).equals(expected), study + " ends otherwise");
    resumed++;
  }

  /** The command ends at once before there is any row, even if the server never sends anything. */
  private void whileRowsAreFetched() throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CountDownLatch asked = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          asked.countDown();
        });
    server.start();
    try {
      Path study = folder.resolve("fetching");
      String address = "http://localhost:" + server.getAddress().getPort() + "/rows.csv";
      RealCommand.Running running =
          new RealCommand(study, "data=" + address, "cache=cache", "models=Tiny").start();
      Check.that(asked.await(10, TimeUnit.MINUTES), "did not ask the server");
      running.signal("INT");
      RealCommand.Ended ended = running.end().expect(130);
      Check.that(
          ended.err().contains("overfit: cancelled while the rows were loaded"), ended.err());
      Check.that(!Files.exists(study.resolve("results")), "results without rows");
      Check.that(Outputs.checked(study).leftOvers() == 0, "left-overs in the cache");
      interrupted++;
    } finally {
      server.stop(0);
    }
  }

  private static RealCommand command(Path study, String... more) {
    List<String> settings = new ArrayList<>(SETTINGS);
    settings.addAll(List.of(more));
    return new RealCommand(study, settings.toArray(String[]::new));
  }

  private static Map<String, String> histories(Path study) throws IOException {
    Map<String, String> histories = Outputs.sums(study.resolve("results"), "/history/");
    Check.that(histories.size() == 3, "expected 3 histories, found " + histories);
    return histories;
  }
}
