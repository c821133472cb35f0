package dev.overfit.data.remote;

import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.io.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * The file names of the slices of one address: {@code HIGGS-<hash>-11000.csv.gz}, or {@code -all}.
 * The hash covers the address and whether the file has a header, since a slice of a given number of
 * rows depends on both.
 *
 * @param prefix everything before the number of rows
 */
public record SliceName(String prefix) {
  private static final String SUFFIX = ".csv.gz";
  private static final String ALL = "all";
  private static final int LONGEST_STEM = 60;
  private static final int HASH_BYTES = 8;

  /** Returns the name for the rows of a layout at an address. */
  public static SliceName of(URI address, CsvLayout layout) {
    String text = address + (layout.header() ? "\nheader" : "\nrows");
    byte[] hash = Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8));
    String shown = HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    return new SliceName(stem(fileName(address)) + "-" + shown + "-");
  }

  /** Returns the last part of an address's path, or its host if the path has none. */
  static String fileName(URI address) {
    String path = address.getPath() == null ? "" : address.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? String.valueOf(address.getHost()) : name;
  }

  private static String stem(String name) {
    String stem = name.replaceFirst("(?i)(\\.csv)?(\\.gz)?$", "").replaceAll("[^A-Za-z0-9_-]", "_");
    return stem.substring(0, Math.min(stem.length(), LONGEST_STEM));
  }

  /**
   * Returns the name of the file that holds the first {@code rows} rows, or all if there are fewer.
   */
  public String file(int rows) {
    return prefix + (rows == CsvFile.ALL_ROWS ? ALL : String.valueOf(rows)) + SUFFIX;
  }

  /**
   * Returns the maximum number of first rows in a file of this name; the file has fewer only if its
   * source does. Empty if the file is not a slice of this address.
   */
  OptionalInt rows(String file) {
    if (!file.startsWith(prefix) || !file.endsWith(SUFFIX)) {
      return OptionalInt.empty();
    }
    String rows = file.substring(prefix.length(), file.length() - SUFFIX.length());
    if (rows.equals(ALL)) {
      return OptionalInt.of(CsvFile.ALL_ROWS);
    }
    return rows.matches("[1-9][0-9]{0,9}") ? fits(Long.parseLong(rows)) : OptionalInt.empty();
  }

  private static OptionalInt fits(long rows) {
    return rows < CsvFile.ALL_ROWS ? OptionalInt.of((int) rows) : OptionalInt.empty();
  }
}
