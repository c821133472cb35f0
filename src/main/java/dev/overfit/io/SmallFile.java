package dev.overfit.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads whole files, which must therefore fit into memory. */
public final class SmallFile {
  private SmallFile() {}

  /**
   * Reads a file.
   *
   * @param most the maximum number of bytes
   * @return all bytes; empty if the file has more than {@code most}
   * @throws IOException if the file cannot be read
   */
  public static Optional<byte[]> read(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      return bytes.length > most ? Optional.empty() : Optional.of(bytes);
    }
  }
}
