package dev.overfit.keras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Split;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trainer takes the course that Keras took, step by step. */
class KerasTrajectoryTest {
  private static final Split FORMULA = FormulaRows.split();

  static List<GoldenCase> formula() throws IOException {
    try (InputStream json =
        KerasTrajectoryTest.class.getResourceAsStream("/keras/golden_formula.json")) {
      return GoldenCase.read(Objects.requireNonNull(json));
    }
  }

  static List<GoldenCase> higgs() throws IOException {
    try (InputStream json =
        java.nio.file.Files.newInputStream(java.nio.file.Path.of("../shared/keras/golden_higgs.json"))) {
      return GoldenCase.read(Objects.requireNonNull(json));
    }
  }
  static Split higgsRows() throws IOException {
    java.nio.file.Path file = java.nio.file.Path.of("../shared/data/HIGGS-11k.csv.gz");
    float[] f = new float[11000 * 28];
    float[] l = new float[11000];
    try (var r =
        new java.util.Scanner(
            new java.util.zip.GZIPInputStream(java.nio.file.Files.newInputStream(file)),
            java.nio.charset.StandardCharsets.UTF_8)) {
      r.useDelimiter("[,\n]");
      for (int i = 0; i < 11000; i++) {
        l[i] = Float.parseFloat(r.next());
        for (int j = 0; j < 28; j++) {
          f[i * 28 + j] = Float.parseFloat(r.next());
        }
      }
    }
    return new dev.overfit.data.LoadedData(
            dev.overfit.data.Dataset.of(dev.overfit.data.Higgs.COLUMNS, f, l),
            new dev.overfit.data.DataOrigin("H", "", false, "", 11000))
        .split(1000, 10000);
  }

  @ParameterizedTest
  @MethodSource("higgs")
  void takesTheCourseOfKerasOnHiggs(GoldenCase golden) throws IOException {
    var o = Trajectory.run(golden.model(), golden.optimizer(), higgsRows());
    StringBuilder sb = new StringBuilder(golden.name());
    for (int i = 0; i < 60; i++) sb.append(String.format(" %.1e", o.binaryCrossentropy()[i] / golden.recorded().binaryCrossentropy()[i] - 1));
    System.out.println(sb);
    assertClose(Difference.of(o, golden.recorded()));
  }

  @ParameterizedTest
  @MethodSource("formula")
  void takesTheCourseOfKerasOnFormulaRows(GoldenCase golden) {
    var o = Trajectory.run(golden.model(), golden.optimizer(), FORMULA);
    StringBuilder sb = new StringBuilder(golden.name());
    for (int i = 0; i < 60; i++) sb.append(String.format(" %.1e", o.binaryCrossentropy()[i] / golden.recorded().binaryCrossentropy()[i] - 1));
    System.out.println(sb);
    assertClose(
        Difference.of(
            Trajectory.run(golden.model(), golden.optimizer(), FORMULA), golden.recorded()));
  }

  private static void assertClose(Difference difference) {
    System.out.println(difference);
    assertThat(difference.first20()).isLessThan(2e-5);
    assertThat(difference.all()).isLessThan(2e-4);
  }
}
