package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests a batch normalization before the logit on three rows of two features, computed again in
 * plain Java in double precision.
 *
 * <p>The features are 1, 3, 8 and 10, 10, 40: means 4 and 20, variances (9 + 1 + 16) / 3 = 26 / 3
 * and (100 + 100 + 400) / 3 = 200, divided by the number of rows and not by one less.
 */
class BatchNormalizationTest {
  private static final double MOMENTUM = 0.8;
  private static final double EPSILON = 0.01;
  private static final double RATE = 0.1;
  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier("Normalized", 2, new BatchNormalization(MOMENTUM, EPSILON));
  private static final double[][] X = {{1, 10}, {3, 10}, {8, 40}};
  private static final float[] LABELS = {1, 0, 1};
  private static final double[] MEAN = {4, 20};
  private static final double[] VARIANCE = {26.0 / 3, 200};

  /** Gamma, beta, moving mean, moving variance, kernel, bias. */
  private static final double[][] START = {
    {1.5, 0.5}, {0.2, -0.1}, {0, 0}, {1, 1}, {0.3, -0.2}, {0.1}
  };

  private static final int[] TRAINED = {0, 1, 4, 5};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void takesMeanAndVarianceOfTheWholeBatchInHoweverManyShards(int threads) {
    try (TrainingSession session = session(threads)) {
      EpochFigures figures = session.run(0, 1, 0, EpochSums.ZERO, false);
      assertThat(figures.training().binaryCrossentropy() / 3.0)
          .isCloseTo(loss(START, MEAN, VARIANCE), within(1e-6));
      Weights weights = session.weights();
      for (int feature = 0; feature < 2; feature++) {
        assertThat((double) weights.values(2).get(feature))
            .as("moving mean")
            .isCloseTo((1 - MOMENTUM) * MEAN[feature], within(1e-6));
        assertThat((double) weights.values(3).get(feature))
            .as("moving variance")
            .isCloseTo(MOMENTUM + (1 - MOMENTUM) * VARIANCE[feature], within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void followsTheGradientOfTheBatchsLoss(int threads) {
    try (TrainingSession session = session(threads)) {
      session.run(0, 1, 0, EpochSums.ZERO, false);
      Weights weights = session.weights();
      for (int variable : TRAINED) {
        for (int i = 0; i < START[variable].length; i++) {
          assertThat((double) weights.values(variable).get(i))
              .as("%s, %d", MODEL.variables().get(variable).name(), i)
              .isCloseTo(START[variable][i] - RATE * derivative(variable, i), within(1e-6));
        }
      }
    }
  }

  /**
   * Returns the central difference of the batch's loss. Its mean and variance depend on no
   * variable.
   */
  private static double derivative(int variable, int place) {
    double h = 1e-5;
    double[][] moved = new double[START.length][];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = START[i].clone();
    }
    moved[variable][place] += h;
    double above = loss(moved, MEAN, VARIANCE);
    moved[variable][place] -= 2 * h;
    return (above - loss(moved, MEAN, VARIANCE)) / (2 * h);
  }

  @Test
  void validatesWithTheMovingAverages() {
    try (TrainingSession session = session(1)) {
      assertThat(validated(session)).isCloseTo(loss(START, START[2], START[3]), within(1e-6));
      session.run(0, 1, 0, EpochSums.ZERO, false);
      double[][] after = values(session.weights());
      assertThat(validated(session)).isCloseTo(loss(after, after[2], after[3]), within(1e-6));
      assertThat(validated(session)).isNotCloseTo(loss(after, MEAN, VARIANCE), within(0.01));
    }
  }

  private static double validated(TrainingSession session) {
    return session.run(0, 0, 0, EpochSums.ZERO, true).validation().binaryCrossentropySum() / 3.0;
  }

  /** Returns the mean binary crossentropy of the rows, normalized by this mean and variance. */
  private static double loss(double[][] variables, double[] mean, double[] variance) {
    double sum = 0;
    for (int row = 0; row < X.length; row++) {
      double logit = variables[5][0];
      for (int i = 0; i < 2; i++) {
        double normal = (X[row][i] - mean[i]) / Math.sqrt(variance[i] + EPSILON);
        logit += variables[4][i] * (normal * variables[0][i] + variables[1][i]);
      }
      sum += Math.log1p(Math.exp(LABELS[row] == 1 ? -logit : logit));
    }
    return sum / X.length;
  }

  private static double[][] values(Weights weights) {
    double[][] values = new double[START.length][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new double[START[i].length];
      for (int k = 0; k < values[i].length; k++) {
        values[i][k] = weights.values(i).get(k);
      }
    }
    return values;
  }

  private static TrainingSession session(int threads) {
    float[] features = new float[6];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) X[i / 2][i % 2];
    }
    LabelledRows rows = new LabelledRows(features, LABELS);
    TrainingSession session =
        new TrainingSession(
            MODEL,
            new StepSettings(new Sgd(new Constant(RATE)), 3, 0, 0),
            new Execution(false, threads),
            rows,
            rows);
    List<float[]> start = new ArrayList<>();
    for (double[] values : START) {
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values[i];
      }
      start.add(floats);
    }
    session.assign(Weights.of(MODEL.variables(), start));
    session.order(new int[] {0, 1, 2});
    return session;
  }
}
