package dev.overfit.data.remote;

import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.io.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * What the slices of one address are called: {@code HIGGS-<hash>-11000.csv.gz}, or {@code -all}.
 * The hash is of the address and of whether the file has a header, since that is what a slice of so
 * many rows depends on.
 *
 * @param prefix all before the number of rows
 */
public record SliceName(String prefix) {
  private static final String SUFFIX = ".csv.gz";
  private static final String ALL = "all";
  private static final int LONGEST_STEM = 60;
  private static final int HASH_BYTES = 8;

  /** The name for the rows of a layout behind an address. */
  public static SliceName of(URI address, CsvLayout layout) {
    String text = address + (layout.header() ? "\nheader" : "\nrows");
    byte[] hash = Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8));
    String shown = HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    return new SliceName(stem(fileName(address)) + "-" + shown + "-");
  }

  /** The last part of an address's path, or its host where it has none. */
  static String fileName(URI address) {
    String path = address.getPath() == null ? "" : address.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? String.valueOf(address.getHost()) : name;
  }

  private static String stem(String name) {
    String stem = name.replaceFirst("(?i)(\\.csv)?(\\.gz)?$", "").replaceAll("[^A-Za-z0-9_-]", "_");
    return stem.substring(0, Math.min(stem.length(), LONGEST_STEM));
  }

  /** The file that holds so many of the first rows, or all where there are fewer. */
  public String file(int rows) {
    return prefix + (rows == CsvFile.ALL_ROWS ? ALL : String.valueOf(rows)) + SUFFIX;
  }

  /**
   * How many of the first rows a file of such a name holds, where there are as many; empty where it
   * is no slice of this address.
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
