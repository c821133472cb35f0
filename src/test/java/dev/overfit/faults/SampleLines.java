package dev.overfit.faults;

import dev.overfit.data.csv.HiggsSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Rows of the sample as text, for files and servers that a check makes up. */
final class SampleLines {
  private SampleLines() {}

  /** Returns {@code count} lines with their line feeds, after the first {@code skipped} ones. */
  static String csv(int skipped, int count) throws IOException {
    try (InputStream bytes = HiggsSample.class.getResourceAsStream("HIGGS-15k.csv.gz");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(bytes), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(skipped)
          .limit(count)
          .map(line -> line + "\n")
          .collect(Collectors.joining());
    }
  }
}
