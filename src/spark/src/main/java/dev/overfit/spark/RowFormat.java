package dev.overfit.spark;

import java.util.Locale;
import java.util.Optional;

/** The format of rows in files. */
enum RowFormat {
  /** Text with cells separated by separators; gzip or not. */
  CSV,
  /** Apache Parquet. */
  PARQUET;

  /** Returns the format indicated by the end of a name; empty if it indicates none. */
  static Optional<RowFormat> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".parquet")) {
      return Optional.of(PARQUET);
    }
    return lower.matches(".*\\.([ct]sv|txt)(\\.gz)?|.*\\.(gz|zip)")
        ? Optional.of(CSV)
        : Optional.empty();
  }
}
