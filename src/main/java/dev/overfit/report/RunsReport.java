package dev.overfit.report;

import dev.overfit.io.FolderLock;
import dev.overfit.picture.Picture;
import dev.overfit.picture.RunPictures;
import dev.overfit.study.PastRun;
import dev.overfit.study.RunsAnalysis;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several runs side by side, from what each has left in its folder: reads them, and writes tables,
 * provenance, pictures and a page to read. Trains nothing and needs neither rows nor checkpoints.
 */
public final class RunsReport {
  private static final String COMPARE = "compare";

  private final RunsAnalysis analysis;
  private final ReportFolder folder;

  private RunsReport(RunsAnalysis analysis, ReportFolder folder) {
    this.analysis = analysis;
    this.folder = folder;
  }

  /**
   * Reads runs and works them out. Their folders are only read, and without a lock, so that runs
   * that go on there are not disturbed.
   *
   * @param folders of the runs, such as {@code results/sizes}; at least two, each once. The models
   *     are called by the shortest names that tell the folders apart, such as {@code sizes/Large}
   * @throws IllegalArgumentException if there are fewer than two, or one is named twice
   * @throws IOException if one is no folder of a run that has left its results, or these cannot be
   *     read or do not go together; its message names folder or file
   */
  public static RunsAnalysis read(List<Path> folders) throws IOException {
    List<String> names = RunNames.of(folders);
    List<PastRun> runs = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      runs.add(RunFolder.read(folders.get(i), names.get(i)));
    }
    return RunsAnalysis.of(runs);
  }

  /**
   * Where the report of some runs goes if nobody says otherwise: {@code compare/a-and-b} in the
   * folder of all results, for the runs {@code a} and {@code b}.
   */
  public static Path folder(Path results, RunsAnalysis analysis) {
    return results
        .resolve(COMPARE)
        .resolve(
            analysis.runs().stream()
                .map(run -> run.name().replace('/', '-'))
                .collect(Collectors.joining("-and-")));
  }

  /**
   * Writes the report; each file appears whole or not at all and replaces what stood there.
   * Pictures that an earlier report has left there and this one does not make are removed.
   *
   * @param folder made where there is none
   * @return what was written, in this order: summary, comparisons, provenance, pictures, page
   * @throws IOException if a file cannot be written, or somebody else writes into the folder; its
   *     message names which
   */
  public static List<Path> write(RunsAnalysis analysis, Path folder) throws IOException {
    ReportFolder target = ReportFolder.make(folder);
    try (FolderLock lock = FolderLock.take(folder, Instant.now())) {
      new RunsReport(analysis, target).write();
      removeOtherPictures(folder, target.written());
      if (!lock.stands()) {
        throw new IOException(
            folder + ": expected to stand until all is written, found removed or replaced");
      }
      return target.written();
    }
  }

  private void write() throws IOException {
    List<Picture> pictures = RunPictures.of(analysis);
    folder.text(StudyReport.SUMMARY, SummaryCsv.of(analysis));
    folder.text(StudyReport.COMPARISONS, ComparisonsCsv.of(analysis));
    folder.text(StudyReport.RUN, RunsJson.of(analysis));
    folder.pictures(pictures);
    folder.text(StudyReport.PAGE, RunsPage.of(analysis, pictures));
  }

  private static void removeOtherPictures(Path folder, List<Path> written) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder.resolve(ReportFolder.PLOTS), RunPictures.OF_A_MODEL + "*.{png,svg}")) {
      for (Path file : files) {
        if (!written.contains(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
