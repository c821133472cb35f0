package dev.overfit.report;

import dev.overfit.io.AtomicFile;
import dev.overfit.picture.Picture;
import dev.overfit.picture.PngPicture;
import dev.overfit.picture.SvgPicture;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder that a report is written into: each file appears whole or not at all and replaces what
 * stood there. It knows what was written.
 */
final class ReportFolder {
  /** Below it, the folder of the pictures. */
  static final String PLOTS = "plots";

  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A folder, made if there is none.
   *
   * @throws IOException if it cannot be made; its message names it
   */
  static ReportFolder make(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          folder + ": expected a folder for the results, found a file at " + e.getFile(), e);
    } catch (IOException e) {
      throw new IOException(folder + ": the folder for the results cannot be made: " + e, e);
    }
    return new ReportFolder(folder);
  }

  static String png(String picture) {
    return PLOTS + "/" + picture + ".png";
  }

  static String svg(String picture) {
    return PLOTS + "/" + picture + ".svg";
  }

  void text(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    AtomicFile.writeString(file, text);
    written.add(file);
  }

  void file(String name, AtomicFile.Content content) throws IOException {
    Path file = folder.resolve(name);
    AtomicFile.write(file, content);
    written.add(file);
  }

  /** Each picture as PNG and SVG. */
  void pictures(List<Picture> pictures) throws IOException {
    for (Picture picture : pictures) {
      file(png(picture.name()), out -> PngPicture.write(picture, out));
      text(svg(picture.name()), SvgPicture.svg(picture));
    }
  }

  /** What was written, in its order. */
  List<Path> written() {
    return List.copyOf(written);
  }
}
