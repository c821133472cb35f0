package dev.overfit.keras;

import dev.overfit.io.OneLine;
import dev.overfit.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The zip of a {@code .keras} file. */
final class KerasArchive implements Closeable {
  static final String METADATA = "metadata.json";
  static final String CONFIG = "config.json";
  static final String WEIGHTS = "model.weights.h5";

  private static final long MOST_JSON = 16 << 20;

  /** The bytes that weights may always take, and how many times the file's size they may take. */
  private static final long LEAST_ROOM = 64 << 20;

  private static final int MOST_GROWTH = 4;

  /** The time of all entries, so that the same model gives the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Path file;
  private final ZipFile zip;

  private KerasArchive(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * Opens a file.
   *
   * @throws IOException if there is no such file, or it is not a zip
   */
  static KerasArchive open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    try {
      return new KerasArchive(file, new ZipFile(file.toFile()));
    } catch (ZipException e) {
      throw new IOException(
          OneLine.of(
              file
                  + ": expected a .keras file, which is a zip, as model.save(\"name.keras\") of"
                  + " Keras 3 writes it, found none: "
                  + OneLine.reason(e)),
          e);
    }
  }

  /**
   * Reads an entry of JSON.
   *
   * @throws IOException if there is no such entry, it is larger than 16 MiB, or it is not valid
   *     JSON
   */
  Json json(String name) throws IOException {
    return Json.parse(
        file + ", " + name, new String(read(name, MOST_JSON), StandardCharsets.UTF_8));
  }

  /**
   * Reads the file of the weights.
   *
   * @throws IOException if there is none, or it is larger than an archive of this size may hold
   */
  byte[] weights() throws IOException {
    return read(WEIGHTS, Math.max(LEAST_ROOM, MOST_GROWTH * Files.size(file)));
  }

  private byte[] read(String name, long most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(
          OneLine.of(
              file
                  + ": expected entries "
                  + METADATA
                  + ", "
                  + CONFIG
                  + " and "
                  + WEIGHTS
                  + ", found no "
                  + name));
    }
    int limit = (int) Math.min(most, Integer.MAX_VALUE - 16);
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw new IOException("expected at most " + limit + " bytes, found more");
      }
      return bytes;
    } catch (IOException e) {
      throw new IOException(OneLine.of(file + ", " + name + ": " + OneLine.reason(e)), e);
    }
  }

  /** Writes the entries under their names. */
  static void write(OutputStream out, Map<String, byte[]> entries) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      ZipEntry header = new ZipEntry(entry.getKey());
      header.setTimeLocal(TIME);
      zip.putNextEntry(header);
      zip.write(entry.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
