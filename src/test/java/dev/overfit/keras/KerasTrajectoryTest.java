package dev.overfit.keras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Split;
import dev.overfit.data.csv.HiggsSample;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the trainer follows Keras' course step by step. */
class KerasTrajectoryTest {
  private static final Split FORMULA = FormulaRows.split();

  private static @Nullable Split rows;

  @BeforeAll
  static void readHiggs() throws IOException {
    rows = HiggsSample.read().split(1000, 10_000);
  }

  @AfterAll
  static void forget() {
    rows = null;
  }

  static List<GoldenCase> formula() throws IOException {
    return Trajectories.formula();
  }

  static List<GoldenCase> higgs() throws IOException {
    return Trajectories.higgs();
  }

  @ParameterizedTest
  @MethodSource("formula")
  void takesTheCourseOfKerasOnFormulaRows(GoldenCase golden) {
    Difference difference = golden.difference(FORMULA);
    Tolerance.ofFormula(golden).check(difference);
  }

  @ParameterizedTest
  @MethodSource("higgs")
  void takesTheCourseOfKerasOnHiggs(GoldenCase golden) {
    Difference difference = golden.differenceOfOne(Objects.requireNonNull(rows));
    Tolerance.ofHiggs(golden).check(difference);
  }

  @Test
  void everyCaseIsRecordedOnBothKindsOfRows() throws IOException {
    List<String> names = formula().stream().map(GoldenCase::name).toList();
    assertThat(names).hasSize(19);
    assertThat(higgs()).extracting(GoldenCase::name).isEqualTo(names);
  }
}
