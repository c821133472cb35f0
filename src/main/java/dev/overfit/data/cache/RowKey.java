package dev.overfit.data.cache;

import dev.overfit.data.RowCount;
import dev.overfit.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The key of rows in a cache.
 *
 * @param file the name of the file that holds the rows; the same after the source has changed, so
 *     that the old rows are replaced
 * @param text everything that the rows depend on, in words
 * @param rows how many rows
 */
public record RowKey(String file, String text, RowCount rows) {
  /** The file name extension of a file of rows. */
  static final String SUFFIX = ".rows";

  private static final int LONGEST_STEM = 60;
  private static final int HASH_BYTES = 8;

  /**
   * Returns the key of the first rows of a file in its current state: another path, length or time
   * of last change means another source.
   *
   * @throws IOException if there is no such file
   */
  public static RowKey ofFile(Path file, RowCount rows) throws IOException {
    Path real = file.toRealPath();
    BasicFileAttributes now = Files.readAttributes(real, BasicFileAttributes.class);
    return of(
        String.valueOf(real.getFileName()),
        "file " + real,
        String.format(Locale.ROOT, "%d bytes, changed %s", now.size(), now.lastModifiedTime()),
        rows);
  }

  /**
   * Returns the key of the first rows of a source.
   *
   * @param name the name that the file name is derived from
   * @param source which source it is
   * @param state the current state of the source; rows of another state are replaced
   */
  public static RowKey of(String name, String source, String state, RowCount rows) {
    String place = String.format(Locale.ROOT, "%s\n%d to %d", source, rows.least(), rows.most());
    byte[] hash = Sha256.start().digest(place.getBytes(StandardCharsets.UTF_8));
    String shown = HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    return new RowKey(
        stem(name) + "-" + shown + "-" + rows.most() + SUFFIX, place + "\n" + state, rows);
  }

  private static String stem(String name) {
    String stem = name.replaceFirst("(?i)(\\.csv)?(\\.gz)?$", "").replaceAll("[^A-Za-z0-9_-]", "_");
    return stem.substring(0, Math.min(stem.length(), LONGEST_STEM));
  }
}
