package dev.overfit.faults;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks full and read-only disks for each kind of output. The command must print one line with the
 * file and the reason, exit with code 1, keep what was there before and leave nothing behind. With
 * space again, the same command succeeds.
 */
final class Disks {
  private static final String LOGITS = "test-logits.csv";
  private static final List<String> SETTINGS =
      List.of(
          "suite=sizes",
          "data=sample",
          "validationRows=100",
          "trainingRows=200",
          "batchSize=100",
          "epochs=400",
          "patience=400",
          "threads=1",
          "models=Tiny");
  private static final String FULL = "No space left on device";
  private static final String READ_ONLY = "Read-only file system";

  private final Path folder;
  private int full;
  private int readOnly;

  private Disks(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs the checks.
   *
   * @param arguments the folder to work in; this process must be allowed to mount there
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Disks disks = new Disks(Path.of(arguments[0]));
    disks.full("results/sizes/checkpoints", 4, "checkpoints/Tiny.checkpoint");
    disks.full("results/sizes/history", 4, "history/Tiny.csv");
    disks.full("results/sizes/plots", 20, "plots/comparison.png");
    disks.full("results/sizes/logs/Tiny", 40, "events.out.tfevents.");
    disks.full("graphs/sizes/Tiny", 4, "graphs/sizes/Tiny");
    disks.full("graphs/sizes/Tiny", 12, "graphs/sizes/Tiny");
    disks.fullTop("sizes/run.json", 16); // the lock takes 4 of it
    disks.fullTop("sizes/report.html", 20);
    disks.fullBefore("results/sizes/checkpoints");
    disks.fullBefore("results/sizes/plots");
    disks.fullBefore("graphs/sizes/Tiny");
    disks.fullCache();
    disks.readOnly("results", "results");
    disks.readOnly("graphs", "graphs");
    disks.fileInPlaceOf("results");
    disks.fileInPlaceOf("graphs");
    System.out.printf(
        Locale.ROOT,
        "disks: %d kinds of output on a full disk and %d on a read-only one or with a file in the"
            + " folder's place; files from before intact, no left-overs, and the same command went"
            + " through afterwards%n",
        disks.full,
        disks.readOnly);
  }

  private void full(String place, int freeKilobytes, String file)
      throws IOException, InterruptedException {
    Path study = before("full-" + full);
    if (file.startsWith("events")) { // else a new run frees their space by removing them
      new ProcessBuilder("rm", "-r", study.resolve(place).toString()).start().waitFor();
    }
    try (SmallDisk disk = SmallDisk.over(study.resolve(place), 6000)) {
      disk.fill(freeKilobytes);
      expectFailure(study, disk, file);
    }
  }

  /** A disk without a free byte is noticed before anything is trained. */
  private void fullBefore(String place) throws IOException, InterruptedException {
    Path study = before("full-" + full);
    try (SmallDisk disk = SmallDisk.over(study.resolve(place), 6000)) {
      disk.fill(0);
      Map<String, String> before = Outputs.sums(study, place);
      RealCommand.Ended ended =
          command(study, "seed=2")
              .run()
              .expect(1)
              .expectLine(
                  "overfit: " + place + ": expected a folder that can be written into, found: ",
                  FULL);
      Check.that(!ended.out().contains("Tiny (1 of 1)"), "it trained");
      Check.that(Outputs.sums(study, place).equals(before), place + " was harmed");
      full++;
    }
  }

  /**
   * Fills the disk for files in the suite's folder itself; its subfolders have space.
   *
   * @param freeKilobytes the free space in addition to that for the logits of the test rows
   */
  private void fullTop(String file, int freeKilobytes) throws IOException, InterruptedException {
    Path study = before("full-" + full);
    Path results = study.resolve("results/sizes");
    int free = freeKilobytes + kilobytes(results.resolve(LOGITS));
    if (file.endsWith("run.json")) { // so that the tables before it use up the space
      for (String table : List.of("summary.csv", "replicates.csv", "comparisons.csv", LOGITS)) {
        Files.delete(results.resolve(table));
      }
    }
    List<SmallDisk> others = new ArrayList<>();
    try (SmallDisk disk = SmallDisk.over(results, 20_000)) {
      for (String sub : List.of("checkpoints", "history", "plots", "logs")) {
        others.add(SmallDisk.over(results.resolve(sub), 20_000));
      }
      disk.fill(free);
      expectFailure(study, disk, file);
      others.forEach(Disks::close);
    }
  }

  /** Returns what a file takes on a small disk, in whole pages. */
  private static int kilobytes(Path file) throws IOException {
    return Math.toIntExact((Files.size(file) + 4095) / 4096 * 4);
  }

  private static void close(SmallDisk disk) {
    try {
      disk.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Expects files to stay, except event files, which a new run of a model replaces at once. */
  private void expectFailure(Path study, SmallDisk disk, String file)
      throws IOException, InterruptedException {
    String kept = file.startsWith("events") ? "/history/" : file;
    Map<String, String> before = Outputs.sums(study, kept);
    Check.that(!before.isEmpty(), "no " + kept + " to keep");
    command(study, "seed=2").run().expect(1).expectLine("overfit: ", file, "could not be", FULL);
    Check.that(Outputs.sums(study, kept).equals(before), kept + " was harmed");
    Check.that(Outputs.checked(study).leftOvers() == 0, "left-overs");
    disk.free();
    command(study, "seed=2").run().expect(0);
    Outputs.checked(study);
    full++;
  }

  /** Rows that cannot be cached are used anyway. */
  private void fullCache() throws IOException, InterruptedException {
    byte[] rows = SampleLines.csv(0, 300).getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, rows.length);
          exchange.getResponseBody().write(rows);
          exchange.close();
        });
    server.start();
    Path study = folder.resolve("cache");
    try (SmallDisk disk = SmallDisk.over(study.resolve("cache"), 200)) {
      disk.fill(8);
      String address = "http://localhost:" + server.getAddress().getPort() + "/rows.csv";
      command(study, "data=" + address, "cache=cache")
          .run()
          .expect(0)
          .expectLine("WARN", "the rows cannot be kept for the next time", FULL);
      Check.that(Outputs.checked(study).leftOvers() == 0, "left-overs in the cache");
      full++;
    } finally {
      server.stop(0);
    }
  }

  private void readOnly(String place, String named) throws IOException, InterruptedException {
    Path study = before("read-only-" + place);
    try (SmallDisk disk = SmallDisk.over(study.resolve(place), 40_000)) {
      disk.readOnly();
      Map<String, String> before = Outputs.sums(study.resolve(place), "");
      command(study, "seed=2").run().expect(1).expectLine("overfit: ", named, READ_ONLY);
      Check.that(before.equals(Outputs.sums(study.resolve(place), "")), "files were harmed");
      readOnly++;
    }
  }

  private void fileInPlaceOf(String place) throws IOException, InterruptedException {
    Path study = Files.createDirectories(folder.resolve("file-" + place));
    Files.writeString(study.resolve(place), "precious");
    command(study).run().expect(1).expectLine("overfit: ", place);
    Check.that(Files.readString(study.resolve(place)).equals("precious"), "the file was harmed");
    readOnly++;
  }

  /** Returns the folder of a study that has run before. */
  private Path before(String name) throws IOException, InterruptedException {
    Path study = folder.resolve(name);
    Path first = folder.resolve("first");
    if (!Files.exists(first)) {
      command(first, "seed=1").run().expect(0);
    }
    new ProcessBuilder("cp", "-a", first.toString(), study.toString()).start().waitFor();
    return study;
  }

  private static RealCommand command(Path study, String... more) {
    List<String> settings = new ArrayList<>(SETTINGS);
    settings.addAll(List.of(more));
    return new RealCommand(study, settings.toArray(String[]::new));
  }
}
