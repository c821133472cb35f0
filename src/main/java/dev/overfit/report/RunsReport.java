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
 * Compares several runs from the files in their folders: reads them and writes tables, provenance,
 * pictures and a page. Trains nothing and needs neither rows nor checkpoints.
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
   * Reads and analyzes runs. Their folders are only read, without a lock, so that runs in progress
   * there are not disturbed.
   *
   * @param folders the folders of the runs, such as {@code results/sizes}; at least two, all
   *     different. The models are called by the shortest names that tell the folders apart, such as
   *     {@code sizes/Large}
   * @throws IllegalArgumentException if there are fewer than two folders, or one is given twice
   * @throws IOException if a folder is not that of a run that has left its results, or its files
   *     cannot be read or do not match; the message names the folder or file
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
   * Returns the default folder for the report of some runs: {@code compare/a-and-b} in the folder
   * of all results, for the runs {@code a} and {@code b}.
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
   * Writes the report. Each file appears whole or not at all and replaces an existing one. Pictures
   * of an earlier report that this one does not have are removed.
   *
   * @param folder the folder to write to; created if it does not exist
   * @return the written files, in this order: summary, comparisons, provenance, pictures, page
   * @throws IOException if a file cannot be written, or somebody else writes to the folder; the
   *     message names it
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
