package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnsembleCrossentropyTest {
  /** Each row costs one member ln 2 and the other ln 4: the mean of 1/2 and 1/4 costs ln(8/3). */
  @Test
  void isTheMeanOfProbabilitiesAndNotOfCosts() {
    Study study = Studies.judged(Map.of("A", new double[] {Math.log(2), Math.log(4)}));
    assertThat(EnsembleCrossentropy.of(study, study.models().get(0)))
        .isCloseTo(Math.log(8.0 / 3), within(1e-6));
  }

  /** Both are sure and wrong and cost 200 and 300 nats: exp(-300) is nothing next to exp(-200). */
  @Test
  void staysFiniteWhereAllAreSureAndWrong() {
    Study study = Studies.judged(Map.of("A", new double[] {200, 300}));
    assertThat(EnsembleCrossentropy.of(study, study.models().get(0)))
        .isCloseTo(200 + Math.log(2), within(1e-3));
  }

  @Test
  void ofMembersThatAgreeIsWhatTheyAre() {
    Study study = Studies.judged(Map.of("A", new double[] {0.6, 0.6, 0.6}));
    assertThat(EnsembleCrossentropy.of(study, study.models().get(0))).isCloseTo(0.6, within(1e-6));
  }
}
