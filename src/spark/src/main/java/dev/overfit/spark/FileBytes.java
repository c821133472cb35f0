package dev.overfit.spark;

import dev.overfit.io.AtomicFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on its way between driver and executor: its name and its content. */
final class FileBytes implements Serializable {
  private final String name;
  private final byte[] content;

  private FileBytes(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  /**
   * Reads a file.
   *
   * @param folder the folder that its name is relative to
   * @throws IOException if the file cannot be read
   */
  static FileBytes read(Path folder, Path file) throws IOException {
    String name = folder.relativize(file).toString().replace('\\', '/');
    return new FileBytes(name, Files.readAllBytes(file));
  }

  /**
   * Reads a file whose name does not matter.
   *
   * @throws IOException if the file cannot be read
   */
  static FileBytes read(Path file) throws IOException {
    return new FileBytes("", Files.readAllBytes(file));
  }

  /**
   * Writes the file under its name, completely or not at all.
   *
   * @param folder the folder that its name is relative to
   * @return the written file
   * @throws IOException if the file cannot be written
   */
  Path writeTo(Path folder) throws IOException {
    return write(folder.resolve(name));
  }

  /**
   * Writes the content to a file, completely or not at all.
   *
   * @return the written file
   * @throws IOException if the file cannot be written
   */
  Path write(Path file) throws IOException {
    AtomicFile.write(file, out -> out.write(content));
    return file;
  }
}
