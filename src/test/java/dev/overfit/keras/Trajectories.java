package dev.overfit.keras;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The recorded trajectories. */
final class Trajectories {
  private Trajectories() {}

  /** Reads the cases on formula rows. */
  static List<GoldenCase> formula() throws IOException {
    return read(
        "/keras/golden_formula.json",
        "/keras/golden_bn_formula.json",
        "/keras/golden_activations_formula.json");
  }

  /**
   * Reads the cases on HIGGS rows, the first 11,000 of {@link dev.overfit.data.csv.HiggsSample}.
   */
  static List<GoldenCase> higgs() throws IOException {
    return read(
        "/keras/golden_higgs.json",
        "/keras/golden_bn_higgs.json",
        "/keras/golden_activations_higgs.json");
  }

  private static List<GoldenCase> read(String... resources) throws IOException {
    List<GoldenCase> cases = new ArrayList<>();
    for (String resource : resources) {
      try (InputStream json = Trajectories.class.getResourceAsStream(resource)) {
        cases.addAll(GoldenCase.read(Objects.requireNonNull(json)));
      }
    }
    return cases;
  }
}
