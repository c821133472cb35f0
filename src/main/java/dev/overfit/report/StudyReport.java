package dev.overfit.report;

import dev.overfit.picture.Axes;
import dev.overfit.picture.Picture;
import dev.overfit.picture.Pictures;
import dev.overfit.study.Analysis;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the results of a study to its folder: tables, provenance, pictures and a page. Each file
 * appears whole or not at all and replaces an existing one; other files in the folder are left
 * alone.
 */
public final class StudyReport {
  static final String SUMMARY = "summary.csv";
  static final String REPLICATES = "replicates.csv";
  static final String COMPARISONS = "comparisons.csv";
  static final String RUN = "run.json";
  static final String PAGE = "report.html";

  private static final String LOGITS = TestLogitsCsv.FILE;

  private final Study study;
  private final Analysis analysis;
  private final ReportFolder folder;

  private StudyReport(Study study, ReportFolder folder) {
    this.study = study;
    this.analysis = Analysis.of(study);
    this.folder = folder;
  }

  /**
   * Writes the report.
   *
   * @param study the study to report
   * @param folder the folder of the study, {@code results/<suite>}; created if it does not exist
   * @return the written files, in this order: histories, summary, replicates, comparisons, logits
   *     of the test rows, provenance, pictures, page
   * @throws IOException if the folder cannot be created or a file cannot be written; the message
   *     names it
   */
  public static List<Path> write(Study study, Path folder) throws IOException {
    return write(study, folder, Axes.AUTO);
  }

  /**
   * Writes the report with settings for the pictures' axes.
   *
   * @param study the study to report
   * @param folder the folder of the study, {@code results/<suite>}; created if it does not exist
   * @param axes the settings for the axes of its pictures
   * @return the written files, in the order of {@link #write(Study, Path)}
   * @throws IOException if the folder cannot be created or a file cannot be written; the message
   *     names it
   */
  public static List<Path> write(Study study, Path folder, Axes axes) throws IOException {
    ReportFolder target = ReportFolder.make(folder);
    StudyReport report = new StudyReport(study, target);
    List<Picture> pictures = Pictures.of(report.analysis, axes);
    StudyTables tables = StudyTables.of(report.analysis);
    report.tables(tables);
    target.pictures(pictures);
    String shown = folder.isAbsolute() ? "results/" + study.suite() : folder.toString();
    target.text(PAGE, Page.of(report.analysis, pictures, axes, tables, shown.replace('\\', '/')));
    return target.written();
  }

  /**
   * Returns the files that {@link #write} may write, before there is a study.
   *
   * @param models the names of the study's models
   * @param replicates the names of their replicates
   * @param folder the folder of the study
   */
  public static List<Path> files(List<String> models, List<String> replicates, Path folder) {
    Stream<String> histories = replicates.stream().map(StudyReport::history);
    Stream<String> pictures =
        Pictures.names(models).stream()
            .flatMap(name -> Stream.of(ReportFolder.png(name), ReportFolder.svg(name)));
    return Stream.of(
            histories, Stream.of(SUMMARY, REPLICATES, COMPARISONS, LOGITS, RUN, PAGE), pictures)
        .flatMap(names -> names)
        .map(folder::resolve)
        .toList();
  }

  static String history(String replicate) {
    return "history/" + replicate + ".csv";
  }

  private void tables(StudyTables tables) throws IOException {
    for (ReplicateResult replicate : study.replicates()) {
      folder.text(history(replicate.name()), replicate.result().history().csv());
    }
    folder.text(SUMMARY, tables.summary());
    folder.text(REPLICATES, tables.replicates());
    folder.text(COMPARISONS, tables.comparisons());
    if (TestLogitsCsv.isOf(study)) {
      folder.file(LOGITS, out -> TestLogitsCsv.write(study, out));
    }
    folder.text(RUN, tables.run());
  }
}
