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
 * What rows in a cache are known by.
 *
 * @param file the name of the file that holds them: that of other rows where the source has changed
 *     since, which then are replaced
 * @param text all that they depend on, in words
 * @param rows how many there are
 */
public record RowKey(String file, String text, RowCount rows) {
  /** What a file of rows is called at its end. */
  static final String SUFFIX = ".rows";

  private static final int LONGEST_STEM = 60;
  private static final int HASH_BYTES = 8;

  /**
   * The first rows of a file, as it is now: another path, length or time of its last change is
   * another source.
   *
   * @throws IOException where there is no such file
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
   * The first rows of a source.
   *
   * @param name what its file is called after
   * @param source which source it is
   * @param state what the source may change in
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
