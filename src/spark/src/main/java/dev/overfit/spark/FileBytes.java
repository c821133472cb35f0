package dev.overfit.spark;

import dev.overfit.io.AtomicFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on its way between driver and executor: its name, and all that it holds. */
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
   * @param folder where its name starts
   * @throws IOException if it cannot be read
   */
  static FileBytes read(Path folder, Path file) throws IOException {
    String name = folder.relativize(file).toString().replace('\\', '/');
    return new FileBytes(name, Files.readAllBytes(file));
  }

  /**
   * Reads a file, whose name is of no matter.
   *
   * @throws IOException if it cannot be read
   */
  static FileBytes read(Path file) throws IOException {
    return new FileBytes("", Files.readAllBytes(file));
  }

  /**
   * Writes it under its name, whole or not at all.
   *
   * @param folder where its name starts
   * @return the file
   * @throws IOException if it cannot be written
   */
  Path writeTo(Path folder) throws IOException {
    return write(folder.resolve(name));
  }

  /**
   * Writes it, whole or not at all.
   *
   * @return the file
   * @throws IOException if it cannot be written
   */
  Path write(Path file) throws IOException {
    AtomicFile.write(file, out -> out.write(content));
    return file;
  }
}
