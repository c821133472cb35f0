package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.graph.EpochFigures.ValidationFigures;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Computes again in plain Java in double precision the steps of a model of one weight and one bias
 * on one row, x = 2 and label 1. The learning rates are 0.1, 0.05, 0.0333…, so a step with its
 * neighbor's rate would be far off.
 */
class TrainingStepTest {
  private static final ModelSpec MODEL = ModelSpec.binaryClassifier("One", 1);
  private static final LearningRateSchedule RATE = new InverseTimeDecay(0.1, 1, 1, false);
  private static final LabelledRows ROW = new LabelledRows(new float[] {2}, new float[] {1});
  private static final double[] START = {0.3, -0.2};
  private static final int STEPS = 5;

  @Test
  void sgdTakesTheRateOfItsStep() {
    double[] w = START.clone();
    for (int t = 0; t < STEPS; t++) {
      double[] g = gradient(w);
      for (int i = 0; i < 2; i++) {
        w[i] -= rate(t) * g[i];
      }
    }
    assertWeights(new Sgd(RATE), w);
  }

  @Test
  void adamFollowsItsFormula() {
    assertWeights(new Adam(RATE), adam(0.9, 0.999, 1e-7));
  }

  @Test
  void epsilonIsInTheFormula() {
    assertWeights(new Adam(RATE, 0.8, 0.95, 0.1), adam(0.8, 0.95, 0.1));
  }

  @Test
  void adamWShrinksAllVariablesFirst() {
    assertWeights(new AdamW(new Adam(RATE), 0.5), adamW(0.5, 0.5));
  }

  @Test
  void whatIsExcludedDoesNotShrink() {
    AdamW optimizer = new AdamW(new Adam(RATE), 0.5);
    assertWeights(optimizer.excluding("bias", "gamma"), adamW(0.5, 0));
    assertWeights(optimizer.excluding("kernel"), adamW(0, 0.5));
  }

  private static double[] adamW(double ofKernel, double ofBias) {
    double[] w = START.clone();
    double[] m = new double[2];
    double[] v = new double[2];
    for (int t = 0; t < STEPS; t++) {
      double[] g = gradient(w);
      w[0] -= w[0] * ofKernel * rate(t);
      w[1] -= w[1] * ofBias * rate(t);
      adamUpdate(w, m, v, g, t, 0.9, 0.999, 1e-7);
    }
    return w;
  }

  @Test
  void figuresAreTakenBeforeTheUpdate() {
    try (TrainingSession session = session(new Sgd(RATE))) {
      EpochFigures figures = session.run(0, 1, 0, EpochSums.ZERO, true);
      double before = Math.log1p(Math.exp(-logit(START)));
      assertThat((double) figures.training().binaryCrossentropy()).isCloseTo(before, within(1e-6));
      assertThat(figures.training().correct()).isEqualTo(1);
      ValidationFigures after = figures.validation();
      assertThat(after.binaryCrossentropySum()).isLessThan(figures.training().binaryCrossentropy());
    }
  }

  /**
   * Two rows, x = 2 with label 1 and x = -1 with label 0, count 3 and 0.5. With z1 = 2 w + b and z0
   * = -w + b the loss is (3 log(1 + exp(-z1)) + 0.5 log(1 + exp(z0))) / 2: divided by the number of
   * rows, not by 3.5.
   */
  @Test
  void aRowCountsWhatItsClassDoes() {
    double[] w = START.clone();
    try (TrainingSession session = weighted(ClassWeight.of(0.5, 3))) {
      for (int t = 0; t < STEPS; t++) {
        double z1 = 2 * w[0] + w[1];
        double z0 = -w[0] + w[1];
        double ofPositive = Math.log1p(Math.exp(-z1));
        double ofNegative = Math.log1p(Math.exp(z0));
        EpochSums sums = session.run(0, 1, t, EpochSums.ZERO, false).training();
        assertThat((double) sums.binaryCrossentropy())
            .isCloseTo(ofPositive + ofNegative, within(1e-5));
        assertThat((double) sums.weightedCrossentropy())
            .isCloseTo(3 * ofPositive + 0.5 * ofNegative, within(1e-5));
        double d1 = 3 * -1 / (1 + Math.exp(z1)) / 2;
        double d0 = 0.5 * 1 / (1 + Math.exp(-z0)) / 2;
        w[0] -= rate(t) * (2 * d1 - d0);
        w[1] -= rate(t) * (d1 + d0);
      }
      Weights weights = session.weights();
      assertThat((double) weights.values(0).get(0)).isCloseTo(w[0], within(1e-6));
      assertThat((double) weights.values(1).get(0)).isCloseTo(w[1], within(1e-6));
    }
  }

  @Test
  void validationRowsCountAlike() {
    try (TrainingSession session = weighted(ClassWeight.of(0.5, 3));
        TrainingSession alike = weighted(PerClass.ALIKE)) {
      assertThat(session.run(0, 0, 0, EpochSums.ZERO, true).validation())
          .isEqualTo(alike.run(0, 0, 0, EpochSums.ZERO, true).validation());
    }
  }

  private static TrainingSession weighted(PerClass classWeight) {
    LabelledRows rows = new LabelledRows(new float[] {2, -1}, new float[] {1, 0});
    TrainingSession session =
        new TrainingSession(
            MODEL,
            new StepSettings(new Sgd(RATE), 2, 0, 0, classWeight),
            new Execution(false, 1),
            rows,
            rows);
    session.assign(start());
    session.order(new int[] {0, 1});
    return session;
  }

  @Test
  void aSessionMayBeClosedTwice() {
    TrainingSession session = session(new Sgd(RATE));
    session.close();
    session.close();
  }

  private static double[] adam(double beta1, double beta2, double epsilon) {
    double[] w = START.clone();
    double[] m = new double[2];
    double[] v = new double[2];
    for (int t = 0; t < STEPS; t++) {
      adamUpdate(w, m, v, gradient(w), t, beta1, beta2, epsilon);
    }
    return w;
  }

  private static void adamUpdate(
      double[] w,
      double[] m,
      double[] v,
      double[] g,
      int step,
      double beta1,
      double beta2,
      double epsilon) {
    int t = step + 1;
    double a = rate(step) * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
    for (int i = 0; i < 2; i++) {
      m[i] += (g[i] - m[i]) * (1 - beta1);
      v[i] += (g[i] * g[i] - v[i]) * (1 - beta2);
      w[i] -= a * m[i] / (Math.sqrt(v[i]) + epsilon);
    }
  }

  private static double rate(int step) {
    return 0.1 / (1 + step);
  }

  private static double logit(double[] w) {
    return 2 * w[0] + w[1];
  }

  /** Returns the gradient of log(1 + exp(-z)) with z = 2 w + b: -(1 - sigmoid(z)) times 2 and 1. */
  private static double[] gradient(double[] w) {
    double dz = -1 / (1 + Math.exp(logit(w)));
    return new double[] {2 * dz, dz};
  }

  private static TrainingSession session(Optimizer optimizer) {
    TrainingSession session =
        new TrainingSession(
            MODEL, new StepSettings(optimizer, 1, 0, 0), new Execution(false, 1), ROW, ROW);
    session.assign(start());
    session.order(new int[] {0});
    return session;
  }

  private static Weights start() {
    return Weights.of(
        MODEL.variables(), List.of(new float[] {(float) START[0]}, new float[] {(float) START[1]}));
  }

  private static void assertWeights(Optimizer optimizer, double[] expected) {
    try (TrainingSession session = session(optimizer)) {
      for (int step = 0; step < STEPS; step++) {
        session.run(0, 1, step, EpochSums.ZERO, false);
      }
      Weights weights = session.weights();
      assertThat((double) weights.values(0).get(0)).isCloseTo(expected[0], within(2e-5));
      assertThat((double) weights.values(1).get(0)).isCloseTo(expected[1], within(2e-5));
    }
  }
}
