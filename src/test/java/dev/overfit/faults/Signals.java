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
 * Ctrl-C and {@code kill} at several moments of the real command: exit code 130, what was saved and
 * how to go on are said, all files are whole, and going on ends as if nothing had been.
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

  /** Large has five epochs behind it. */
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
   * Runs it.
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

  /** What stands between a terminal and a process may send one Ctrl-C twice. */
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

  /** Who presses once more ends it at once, though the training stands still. */
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
   * Once more while the first one has things saved; the process is stopped in the middle of that.
   */
  private void onceMoreWhileSaving(int millis) throws IOException, InterruptedException {
    Path study = folder.resolve("saving-" + millis);
    RealCommand.Running running = command(study).startHeld(LARGE_TRAINS);
    running.signal("INT");
    running.awaitSaid("Interrupted: saving");
    running.release();
    Thread.sleep(millis);
    running.signal("STOP");
    Thread.sleep(1100); // from when on a signal is no echo
    running.signal("INT");
    running.signal("CONT");
    running.end().expect(130);
    Outputs.checked(study);
    interrupted++;
    resume(study);
  }

  /** Nobody ever writes into a pipe, and the reader hears no interrupt. */
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

  /** As early as it can come: nothing is there to go on from, and that is said. */
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

  /** Before any row is there: at once, also where the server says nothing for ever. */
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
