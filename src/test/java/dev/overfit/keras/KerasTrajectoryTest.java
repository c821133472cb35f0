package dev.overfit.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overfit.SharedData;
import dev.overfit.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trainer takes the course that Keras took, step by step. */
class KerasTrajectoryTest {
  private static final Split FORMULA = FormulaRows.split();

  static List<GoldenCase> formula() throws IOException {
    return Trajectories.formula();
  }

  @ParameterizedTest
  @MethodSource("formula")
  void takesTheCourseOfKerasOnFormulaRows(GoldenCase golden) {
    Difference difference = golden.difference(FORMULA);
    Tolerance.ofFormula(golden).check(difference);
  }

  @Test
  void takesTheCourseOfKerasOnHiggs() throws IOException {
    assumeTrue(
        Files.exists(Trajectories.HIGGS) && SharedData.exists(),
        "../shared holds no HIGGS rows; the formula rows check the same");
    List<GoldenCase> cases = Trajectories.higgs();
    assertThat(cases).hasSize(10);
    Split split = SharedData.higgs().split(1000, 10_000);
    for (GoldenCase golden : cases) {
      Tolerance.ofHiggs(golden).check(golden.difference(split));
    }
  }
}
