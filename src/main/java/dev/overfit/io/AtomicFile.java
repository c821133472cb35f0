package dev.overfit.io;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes a file whole or not at all: to a temporary file in the same folder, which is synced to
 * disk and then moved atomically. If writing fails, the previous file is intact and nothing is left
 * over. A killed process leaves at most a file whose name starts with {@value #TEMPORARY}, until
 * the same file is written again or {@link #clearLeftOvers} is called. A pending interrupt of the
 * thread does not prevent writing, so that data can be saved because of an interrupt.
 */
public final class AtomicFile {
  /** The prefix of the names of temporary files. */
  public static final String TEMPORARY = ".tmp-";

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes the whole content; the stream is buffered, and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a file, creating its folder if necessary and replacing an existing file.
   *
   * @throws IOException if the folder cannot be created or the file cannot be written; the message
   *     names the file
   */
  public static void write(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = null;
    try {
      Files.createDirectories(folder);
      clearLeftOvers(file);
      // Not createTempFile, whose files only their owner may read.
      temporary = Files.createFile(temporary(file));
      try (FileOutputStream target = new FileOutputStream(temporary.toFile());
          OutputStream out = new BufferedOutputStream(target, 1 << 16)) {
        content.writeTo(out);
        out.flush();
        target.getFD().sync();
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException(file + ": could not be written: " + e.getMessage(), e);
    } finally {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /**
   * Writes a text in UTF-8, whole or not at all.
   *
   * @throws IOException as {@link #write}
   */
  public static void writeString(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Deletes temporary files that killed processes left while writing a file, but none of processes
   * that are alive on this machine.
   *
   * @throws IOException if one cannot be deleted
   */
  public static void clearLeftOvers(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    String suffix = suffix(file);
    try (DirectoryStream<Path> leftOvers =
        Files.newDirectoryStream(folder, path -> name(path).endsWith(suffix))) {
      for (Path leftOver : leftOvers) {
        if (Leftover.isAbandoned(leftOver)) {
          Files.deleteIfExists(leftOver);
        }
      }
    }
  }

  /**
   * Returns a path for writing a file, or a part of it, before it is complete: a new path in the
   * same folder on each call. What a killed process leaves there is cleared like the temporary
   * files of {@link #write}.
   */
  public static Path temporary(Path file) {
    return file.resolveSibling(Leftover.name(UUID.randomUUID() + suffix(file)));
  }

  private static String suffix(Path file) {
    return "-" + name(file) + ".tmp";
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
