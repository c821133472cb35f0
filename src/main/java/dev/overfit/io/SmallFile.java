package dev.overfit.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files that are read whole, and so must not be larger than memory has room for. */
public final class SmallFile {
  private SmallFile() {}

  /**
   * Reads a file.
   *
   * @param most how many bytes it may have
   * @return all of them; empty where there are more
   * @throws IOException where it cannot be read
   */
  public static Optional<byte[]> read(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      return bytes.length > most ? Optional.empty() : Optional.of(bytes);
    }
  }
}
