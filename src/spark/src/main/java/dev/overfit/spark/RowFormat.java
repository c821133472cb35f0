package dev.overfit.spark;

import java.util.Locale;
import java.util.Optional;

/** How rows lie in files. */
enum RowFormat {
  /** Text, cells parted by separators; gzip or not. */
  CSV,
  /** Apache Parquet. */
  PARQUET;

  /** Told by the end of a name, if it tells. */
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
