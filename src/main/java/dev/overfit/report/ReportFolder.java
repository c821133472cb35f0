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
 * The folder that a report is written to. Each file appears whole or not at all and replaces an
 * existing one. Keeps track of what was written.
 */
final class ReportFolder {
  /** The subfolder of the pictures. */
  static final String PLOTS = "plots";

  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns a report folder, creating the folder if it does not exist.
   *
   * @throws IOException if the folder cannot be created; the message names it
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

  /** Writes each picture as PNG and SVG. */
  void pictures(List<Picture> pictures) throws IOException {
    for (Picture picture : pictures) {
      file(png(picture.name()), out -> PngPicture.write(picture, out));
      text(svg(picture.name()), SvgPicture.svg(picture));
    }
  }

  /** Returns the written files in the order of writing. */
  List<Path> written() {
    return List.copyOf(written);
  }
}
