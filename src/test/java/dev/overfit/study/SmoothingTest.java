package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmoothingTest {
  @Test
  void smoothsAsTheTutorialsPlotsDo() throws IOException {
    JsonNode cases = read("/keras/smoothing.json").get("cases");
    assertThat(cases).hasSize(3);
    for (JsonNode expected : cases) {
      double[] values = tutorialsInput(expected.get("n").asInt());
      double[] smoothed = new Smoothing(expected.get("smoothing_std").asInt()).apply(values);
      assertThat(smoothed).hasSize(expected.get("smoothed").size());
      for (int i = 0; i < smoothed.length; i++) {
        assertThat(smoothed[i]).isCloseTo(expected.get("smoothed").get(i).asDouble(), within(1e-7));
      }
    }
  }

  @Test
  void aConstantStaysAConstantUpToBothEnds() {
    double[] constant = IntStream.range(0, 100).mapToDouble(i -> 0.6).toArray();
    assertThat(Smoothing.TUTORIAL.apply(constant)).containsOnly(new double[] {0.6}, within(1e-12));
  }

  @Test
  void fewerValuesThanTheKernelReachesAreNoTrouble() {
    assertThat(Smoothing.TUTORIAL.apply(new double[0])).isEmpty();
    assertThat(Smoothing.TUTORIAL.apply(new double[] {0.5})).containsExactly(0.5);
    // (1 * e^0 + 2 * e^(-1/25)) / (e^0 + e^(-1/25)) = (1 + 1.9215789) / 1.9607894 = 1.4900013
    assertThat(Smoothing.TUTORIAL.apply(new double[] {1, 2})[0]).isCloseTo(1.4900013, within(1e-6));
  }

  @Test
  void whatIsNotFiniteStaysAndSpoilsNoNeighbour() {
    double[] smoothed = Smoothing.TUTORIAL.apply(new double[] {0.5, 0.5, Double.NaN, 0.5});
    assertThat(smoothed[2]).isNaN();
    assertThat(new double[] {smoothed[0], smoothed[1], smoothed[3]})
        .containsOnly(new double[] {0.5}, within(1e-12));
  }

  @Test
  void aReachBelowZeroIsRefused() {
    assertThatThrownBy(() -> new Smoothing(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("std: expected at least 0, received -1");
  }

  private static double[] tutorialsInput(int n) {
    return IntStream.range(0, n)
        .mapToDouble(i -> 0.6 + 0.1 * Math.sin(i / 7.0) + 0.02 * (i * 37 % 11) / 11)
        .toArray();
  }

  private static JsonNode read(String resource) throws IOException {
    try (InputStream in = SmoothingTest.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(in);
    }
  }
}
