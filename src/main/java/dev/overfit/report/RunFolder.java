package dev.overfit.report;

import dev.overfit.io.OneLine;
import dev.overfit.json.Json;
import dev.overfit.study.Figures;
import dev.overfit.study.PastRows;
import dev.overfit.study.PastRun;
import dev.overfit.study.ReplicateResult;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the folder of a run of a suite from what the run left at its end: {@code run.json},
 * histories and the logits of the test rows. Takes no lock and writes nothing, so that it does not
 * disturb a run in progress; needs neither checkpoints, nor rows, nor TensorFlow.
 */
final class RunFolder {
  private static final String CHECKPOINTS = "checkpoints";
  private static final String CHECKPOINT = ".checkpoint";

  private final Path folder;
  private final String name;
  private final List<String> remarks = new ArrayList<>();

  private RunFolder(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /**
   * Reads a run.
   *
   * @param name the name to give the run
   * @throws IOException if the folder is not that of a run, or its files cannot be read or do not
   *     match; the message names the folder or file
   */
  static PastRun read(Path folder, String name) throws IOException {
    return new RunFolder(folder, name).read();
  }

  private PastRun read() throws IOException {
    Path file = folder.resolve(StudyReport.RUN);
    if (!Files.isRegularFile(file)) {
      throw noRun();
    }
    Json run = Json.parse(file.toString(), Files.readString(file));
    if (run.has(RunsJson.RUNS)) {
      throw new IOException(
          folder + ": expected the folder of a run of a suite, found that of a comparison of runs");
    }
    Json data = run.get("data");
    PastRows rows = PastRowsJson.read(data, run.get("resampled").flag());
    TestLogits logits = logits(rows);
    rows = rows.withTestLabels(logits.labels());
    List<ReplicateResult> replicates =
        replicates(run, data.get("features").integer(), new PastResults(folder, rows, logits));
    addUneven(replicates);
    addUnfinished(replicates);
    return new PastRun(
        name,
        OneLine.of(folder.toString()),
        run.get("suite").text(),
        run.get("title").text(),
        PastResults.instant(run.get("started")),
        rows,
        replicates,
        remarks);
  }

  private TestLogits logits(PastRows rows) throws IOException {
    Path file = folder.resolve(TestLogitsCsv.FILE);
    boolean has =
        rows.labels().test().isPresent() && !rows.resampled() && Files.isRegularFile(file);
    return has ? TestLogits.read(file, rows.labels().test().orElseThrow().rows()) : TestLogits.NONE;
  }

  private List<ReplicateResult> replicates(Json run, int features, PastResults results)
      throws IOException {
    Map<String, SettingsJson> models = new HashMap<>();
    for (Json model : list(run, "models")) {
      SettingsJson settings = SettingsJson.read(model, features);
      models.put(settings.model().name(), settings);
    }
    Set<String> without = new LinkedHashSet<>();
    List<ReplicateResult> replicates = new ArrayList<>();
    for (Json replicate : list(run, "replicates")) {
      String model = replicate.get("model").text();
      if (models.containsKey(model)) {
        replicates.add(results.read(replicate, models.get(model)));
      } else {
        without.add(model);
      }
    }
    without.forEach(
        model ->
            remark("replicate 0 of %s has not ended, so that nothing of it is compared", model));
    if (replicates.isEmpty()) {
      throw new IOException(
          folder.resolve(StudyReport.RUN) + ": expected a model that has ended, found none");
    }
    return replicates;
  }

  private static List<Json> list(Json run, String field) throws IOException {
    return run.has(field) ? run.get(field).list() : List.of();
  }

  private void remark(String format, Object... arguments) {
    remarks.add(name + ": " + Figures.format(format, arguments) + ".");
  }

  /** Adds remarks on models with fewer replicates than others, which an interrupted run leaves. */
  private void addUneven(List<ReplicateResult> replicates) {
    Map<String, Integer> counts = new TreeMap<>();
    replicates.forEach(each -> counts.merge(each.model(), 1, Integer::sum));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    counts.forEach(
        (model, count) -> {
          if (count < most) {
            remark("%s has %d of the %d replicates that others have", model, count, most);
          }
        });
  }

  /** Adds a remark on trainings that left a checkpoint but no result. */
  private void addUnfinished(List<ReplicateResult> replicates) throws IOException {
    Set<String> unfinished = new TreeSet<>(checkpoints());
    replicates.forEach(each -> unfinished.remove(each.name()));
    if (!unfinished.isEmpty()) {
      remark(
          "checkpoints but no results of %s, which were cut short, are under way, or are of an"
              + " earlier run: not compared",
          OneLine.of(Figures.list(List.copyOf(unfinished)), 200));
    }
  }

  private List<String> checkpoints() throws IOException {
    List<String> names = new ArrayList<>();
    Path checkpoints = folder.resolve(CHECKPOINTS);
    if (Files.isDirectory(checkpoints)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(checkpoints, "*" + CHECKPOINT)) {
        for (Path file : files) {
          String whole = String.valueOf(file.getFileName());
          names.add(whole.substring(0, whole.length() - CHECKPOINT.length()));
        }
      }
    }
    return names;
  }

  /** Explains why a folder without {@code run.json} is not that of a finished run. */
  private IOException noRun() throws IOException {
    String expected = folder + ": expected the folder of a run, such as results/sizes, found ";
    if (!Files.exists(folder)) {
      return new IOException(expected + "nothing there");
    }
    if (!Files.isDirectory(folder)) {
      return new IOException(expected + "a file");
    }
    if (!checkpoints().isEmpty()) {
      return new IOException(
          expected
              + "checkpoints alone: it was interrupted before a model had ended, or is under way");
    }
    List<String> runs = runsIn();
    return new IOException(
        expected
            + "a folder without "
            + StudyReport.RUN
            + (runs.isEmpty() ? "" : "; there are runs in it: " + String.join(", ", runs)));
  }

  private List<String> runsIn() throws IOException {
    Set<String> runs = new TreeSet<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (Files.isRegularFile(child.resolve(StudyReport.RUN))) {
          runs.add(OneLine.of(child.toString()));
        }
      }
    }
    return List.copyOf(runs);
  }
}
