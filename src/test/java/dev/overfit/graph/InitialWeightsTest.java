package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {
  private static final Dense HIDDEN = new Dense(512, Activation.ELU);
  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier("Large", 28, HIDDEN, HIDDEN, HIDDEN);
  private static final Weights WEIGHTS = InitialWeights.draw(MODEL, 7);

  @Test
  void kernelsAreUniformWithinGlorotsLimits() {
    for (int i = 0; i < MODEL.variables().size(); i += 2) {
      VariableSpec kernel = MODEL.variables().get(i);
      double limit = Math.sqrt(6.0 / (kernel.shape().get(0) + kernel.shape().get(1)));
      double[] values = values(i);
      double n = values.length;
      // A uniform on [-limit, limit) has mean 0 and variance limit^2 / 3, and the estimate of the
      // variance has variance (1/5 - 1/9) limit^4 / n; five standard deviations of each.
      assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-limit, -0.95 * limit);
      assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(0.95 * limit, limit);
      assertThat(Arrays.stream(values).average().orElseThrow())
          .isCloseTo(0, within(5 * limit / Math.sqrt(3 * n)));
      assertThat(Arrays.stream(values).map(w -> w * w).average().orElseThrow())
          .isCloseTo(limit * limit / 3, within(5 * limit * limit * Math.sqrt(4 / 45.0 / n)));
    }
  }

  @Test
  void biasesAreZero() {
    assertThat(values(1)).containsOnly(0);
  }

  @Test
  void layersOfTheSameShapeDiffer() {
    assertThat(values(2)).isNotEqualTo(values(4));
  }

  @Test
  void theSeedDecides() {
    assertThat(InitialWeights.draw(MODEL, 7)).isEqualTo(WEIGHTS);
    assertThat(InitialWeights.draw(MODEL, 8)).isNotEqualTo(WEIGHTS);
  }

  private static double[] values(int variable) {
    FloatBuffer buffer = WEIGHTS.values(variable);
    double[] values = new double[buffer.remaining()];
    Arrays.setAll(values, i -> buffer.get(i));
    return values;
  }
}
