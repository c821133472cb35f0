package dev.overfit.keras;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Where the recorded trajectories lie. */
final class Trajectories {
  private Trajectories() {}

  /** The cases on formula rows. */
  static List<GoldenCase> formula() throws IOException {
    return read("/keras/golden_formula.json");
  }

  /** The cases on HIGGS rows, the first 11,000 of {@link dev.overfit.data.csv.HiggsSample}. */
  static List<GoldenCase> higgs() throws IOException {
    return read("/keras/golden_higgs.json");
  }

  private static List<GoldenCase> read(String resource) throws IOException {
    try (InputStream json = Trajectories.class.getResourceAsStream(resource)) {
      return GoldenCase.read(Objects.requireNonNull(json));
    }
  }
}
