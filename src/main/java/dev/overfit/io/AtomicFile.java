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
 * Writes a file whole or not at all: beside its place under a temporary name, then synced to the
 * disk, then moved. Where writing fails, what stood there before still stands and nothing is left
 * over; a killed process leaves at most a file whose name starts with {@value #TEMPORARY}, until
 * the same file is written again, or {@link #clearLeftOvers}. A pending interrupt of the thread
 * does not keep a file from being written: what is saved because of an interrupt is saved.
 */
public final class AtomicFile {
  /** What the name of a file that is not whole yet starts with. */
  public static final String TEMPORARY = ".tmp-";

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is buffered, and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a file, making its folder where there is none, and replaces what stood there.
   *
   * @throws IOException where the folder cannot be made or the file cannot be written; its message
   *     names the file
   */
  public static void write(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = null;
    try {
      Files.createDirectories(folder);
      clearLeftOvers(file);
      // Not createTempFile, whose files nobody but their owner may read.
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
   * Writes a text in UTF-8, likewise.
   *
   * @throws IOException as {@link #write}
   */
  public static void writeString(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Deletes what killed processes left beside a file while they wrote it, and nothing of processes
   * of this machine that live.
   *
   * @throws IOException where it cannot be deleted
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
   * Where a file, or a part of it, is written before it is whole; each call gives another path in
   * the same folder. What a killed process leaves there is cleared as that of {@link #write}.
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
