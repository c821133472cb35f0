package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Computes again in plain Java the figures of an epoch with seven places in batches of three. The
 * last batch is a single row, and one row comes twice. The learning rate is so small that no weight
 * moves.
 */
class EpochRecordTest {
  private static final double L2 = 0.01;
  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier(
          "Linear", 1, new Dense(1, Activation.LINEAR, new Regularizer.L2(L2)));
  private static final float[] X = {0.5f, -1, 2, 0.25f, -3, 1.5f, 0};
  private static final float[] LABELS = {1, 0, 1, 0, 0, 0, 1};
  private static final int[] ORDER = {6, 2, 0, 4, 4, 1, 5};
  private static final float[] WEIGHTS = {1.5f, 0.25f, -0.75f, 0.5f};
  private static final int BATCHES = 3;

  static List<Execution> executions() {
    return List.of(new Execution(false, 1), new Execution(false, 2));
  }

  @ParameterizedTest
  @MethodSource("executions")
  void anEpochsFiguresAreThoseOfItsRowsInTheirOrder(Execution execution) {
    double crossentropy = 0;
    int correct = 0;
    for (int row : ORDER) {
      double logit = (X[row] * WEIGHTS[0] + WEIGHTS[1]) * WEIGHTS[2] + WEIGHTS[3];
      crossentropy += Math.log1p(Math.exp(LABELS[row] == 1 ? -logit : logit));
      correct += (logit > 0) == (LABELS[row] == 1) ? 1 : 0;
    }
    try (TrainingSession session = session(execution)) {
      EpochSums figures = session.run(0, BATCHES, 0, EpochSums.ZERO, false).training();
      assertThat((double) figures.binaryCrossentropy()).isCloseTo(crossentropy, within(1e-5));
      assertThat(figures.correct()).isEqualTo(correct);
      assertThat((double) figures.regularizationLoss())
          .isCloseTo(ORDER.length * L2 * WEIGHTS[0] * WEIGHTS[0], within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("executions")
  void anEpochCutIntoRunsHasTheSameFiguresToTheBit(Execution execution) {
    try (TrainingSession session = session(execution)) {
      EpochFigures whole = session.run(0, BATCHES, 0, EpochSums.ZERO, true);
      EpochSums first = session.run(0, 1, 0, EpochSums.ZERO, false).training();
      assertThat(first.binaryCrossentropy()).isLessThan(whole.training().binaryCrossentropy());
      assertThat(session.run(1, BATCHES, 1, first, true)).isEqualTo(whole);
      EpochSums two = session.run(0, 2, 0, EpochSums.ZERO, false).training();
      assertThat(session.run(2, BATCHES, 2, two, true)).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @MethodSource("executions")
  void whatRowsCountByTheirClassIsOneSumMore(Execution execution) {
    double weighted = 0;
    for (int row : ORDER) {
      double logit = (X[row] * WEIGHTS[0] + WEIGHTS[1]) * WEIGHTS[2] + WEIGHTS[3];
      weighted += LABELS[row] == 1 ? 3 * log1pExp(-logit) : 0.5 * log1pExp(logit);
    }
    EpochSums alike;
    try (TrainingSession session = session(execution)) {
      alike = session.run(0, BATCHES, 0, EpochSums.ZERO, false).training();
    }
    try (TrainingSession session = session(execution, ClassWeight.of(0.5, 3))) {
      EpochFigures whole = session.run(0, BATCHES, 0, EpochSums.ZERO, true);
      EpochSums sums = whole.training();
      assertThat((double) sums.weightedCrossentropy()).isCloseTo(weighted, within(1e-5));
      assertThat(sums.binaryCrossentropy())
          .isEqualTo(alike.binaryCrossentropy())
          .isEqualTo(alike.weightedCrossentropy());
      assertThat(sums.correct()).isEqualTo(alike.correct());
      assertThat(sums.regularizationLoss()).isEqualTo(alike.regularizationLoss());
      EpochSums two = session.run(0, 2, 0, EpochSums.ZERO, false).training();
      assertThat(session.run(2, BATCHES, 2, two, true)).isEqualTo(whole);
    }
  }

  private static double log1pExp(double x) {
    return Math.log1p(Math.exp(x));
  }

  private static TrainingSession session(Execution execution) {
    return session(execution, PerClass.ALIKE);
  }

  private static TrainingSession session(Execution execution, PerClass classWeight) {
    LabelledRows rows = new LabelledRows(X, LABELS);
    TrainingSession session =
        new TrainingSession(
            MODEL,
            new StepSettings(new Sgd(new Constant(1e-30)), 3, 0, 0, classWeight),
            execution,
            rows,
            rows);
    session.assign(
        Weights.of(
            MODEL.variables(),
            List.of(
                new float[] {WEIGHTS[0]},
                new float[] {WEIGHTS[1]},
                new float[] {WEIGHTS[2]},
                new float[] {WEIGHTS[3]})));
    session.order(ORDER);
    return session;
  }
}
