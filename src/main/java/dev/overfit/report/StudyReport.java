package dev.overfit.report;

import dev.overfit.io.AtomicFile;
import dev.overfit.picture.Axes;
import dev.overfit.picture.Picture;
import dev.overfit.picture.Pictures;
import dev.overfit.picture.PngPicture;
import dev.overfit.picture.SvgPicture;
import dev.overfit.study.Analysis;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Study;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes what a study leaves into its folder: tables, provenance, pictures and a page to read. Each
 * file appears whole or not at all and replaces what stood there; other files in the folder are
 * left alone.
 */
public final class StudyReport {
  static final String SUMMARY = "summary.csv";
  static final String REPLICATES = "replicates.csv";
  static final String COMPARISONS = "comparisons.csv";
  static final String RUN = "run.json";
  private static final String LOGITS = TestLogitsCsv.FILE;
  private static final String PAGE = "report.html";

  private final Study study;
  private final Analysis analysis;
  private final Axes axes;
  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  private StudyReport(Study study, Axes axes, Path folder) {
    this.study = study;
    this.analysis = Analysis.of(study);
    this.axes = axes;
    this.folder = folder;
  }

  /**
   * Writes the report.
   *
   * @param study what was found
   * @param folder the folder of the study, {@code results/<suite>}; made where there is none
   * @return what was written, in this order: histories, summary, replicates, comparisons, logits of
   *     the test rows, provenance, pictures, page
   * @throws IOException where the folder cannot be made or a file cannot be written; its message
   *     names which
   */
  public static List<Path> write(Study study, Path folder) throws IOException {
    return write(study, folder, Axes.AUTO);
  }

  /**
   * Writes the report.
   *
   * @param study likewise
   * @param folder likewise
   * @param axes what was said of the axes of its pictures
   * @return likewise
   * @throws IOException likewise
   */
  public static List<Path> write(Study study, Path folder, Axes axes) throws IOException {
    makeFolder(folder);
    StudyReport report = new StudyReport(study, axes, folder);
    List<Picture> pictures = Pictures.of(report.analysis, axes);
    report.tables();
    report.pictures(pictures);
    report.page(pictures);
    return List.copyOf(report.written);
  }

  /**
   * The files that {@link #write} may write, before there is a study.
   *
   * @param models the names of its models
   * @param replicates the names of their replicates
   * @param folder the folder of the study
   */
  public static List<Path> files(List<String> models, List<String> replicates, Path folder) {
    Stream<String> histories = replicates.stream().map(StudyReport::history);
    Stream<String> pictures =
        Pictures.names(models).stream().flatMap(name -> Stream.of(png(name), svg(name)));
    return Stream.of(
            histories, Stream.of(SUMMARY, REPLICATES, COMPARISONS, LOGITS, RUN, PAGE), pictures)
        .flatMap(names -> names)
        .map(folder::resolve)
        .toList();
  }

  static String history(String replicate) {
    return "history/" + replicate + ".csv";
  }

  private static String png(String picture) {
    return "plots/" + picture + ".png";
  }

  private static String svg(String picture) {
    return "plots/" + picture + ".svg";
  }

  static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          folder + ": expected a folder for the results, found a file at " + e.getFile(), e);
    } catch (IOException e) {
      throw new IOException(folder + ": the folder for the results cannot be made: " + e, e);
    }
  }

  private void tables() throws IOException {
    for (ReplicateResult replicate : study.replicates()) {
      text(history(replicate.name()), HistoryCsv.of(replicate.result().history()));
    }
    text(SUMMARY, SummaryCsv.of(analysis));
    text(REPLICATES, SummaryCsv.ofReplicates(study));
    text(COMPARISONS, ComparisonsCsv.of(analysis));
    if (TestLogitsCsv.isOf(study)) {
      file(LOGITS, out -> TestLogitsCsv.write(study, out));
    }
    text(RUN, RunJson.of(analysis));
  }

  private void pictures(List<Picture> pictures) throws IOException {
    for (Picture picture : pictures) {
      file(png(picture.name()), out -> PngPicture.write(picture, out));
      text(svg(picture.name()), SvgPicture.svg(picture));
    }
  }

  private void page(List<Picture> pictures) throws IOException {
    String shown = folder.isAbsolute() ? "results/" + study.suite() : folder.toString();
    text(PAGE, Page.of(analysis, pictures, axes, shown.replace('\\', '/')));
  }

  private void text(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    AtomicFile.writeString(file, text);
    written.add(file);
  }

  private void file(String name, AtomicFile.Content content) throws IOException {
    Path file = folder.resolve(name);
    AtomicFile.write(file, content);
    written.add(file);
  }
}
