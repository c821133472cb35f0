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

  @ParameterizedTest
  @MethodSource("formula")
  void takesTheCourseOfKerasOnFormulaRows(GoldenCase golden) {
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
