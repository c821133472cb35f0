package dev.overfit.keras;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Where the recorded trajectories lie. */
final class Trajectories {
  /** Recorded on the real HIGGS rows, which are not part of this project. */
  static final Path HIGGS = Path.of("..", "shared", "keras", "golden_higgs.json");

  private Trajectories() {}

  /** The cases on formula rows. */
  static List<GoldenCase> formula() throws IOException {
    try (InputStream json = Trajectories.class.getResourceAsStream("/keras/golden_formula.json")) {
      return GoldenCase.read(Objects.requireNonNull(json));
    }
  }

  /** The cases on real rows. */
  static List<GoldenCase> higgs() throws IOException {
    try (InputStream json = Files.newInputStream(HIGGS)) {
      return GoldenCase.read(json);
    }
  }
}
