package dev.overfit.keras;

import dev.overfit.data.Split;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.training.Metric;
import dev.overfit.training.RowOrder;
import dev.overfit.training.StepEnd;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The course of a short training: three epochs of 20 batches of 500, rows in order, initial weights
 * by formula.
 *
 * @param binaryCrossentropy a value for each step, before its update
 * @param regularizationLoss a value for each step, before its update
 * @param valBinaryCrossentropy a value for each epoch
 * @param valAccuracy a value for each epoch; a row is positive if its probability is above one half
 * @param valAccuracyOfLogits a value for each epoch; a row is positive if its logit is above one
 *     half
 * @param absSums the sum of |w| of each trained variable at the end
 * @param movingMeans the same for each moving mean
 * @param movingVariances the same for each moving variance
 * @param logits the logits of the first five validation rows at the end
 */
@SuppressWarnings("ArrayRecordComponent") // only looked at, never compared as a whole
record Trajectory(
    double[] binaryCrossentropy,
    double[] regularizationLoss,
    double[] valBinaryCrossentropy,
    double[] valAccuracy,
    double[] valAccuracyOfLogits,
    double[] absSums,
    double[] movingMeans,
    double[] movingVariances,
    double[] logits) {
  private static final int EPOCHS = 3;

  /** Returns the course that this project's trainer takes. */
  static Trajectory run(ModelSpec model, Optimizer optimizer, Split split) {
    List<StepEnd> steps = new ArrayList<>();
    TrainingResult result = train(model, optimizer, split, 0, new Steps(steps));
    TrainingResult ofLogits = train(model, optimizer, split, 0.5, new TrainingListener() {});
    return new Trajectory(
        steps.stream().mapToDouble(StepEnd::binaryCrossentropy).toArray(),
        steps.stream().mapToDouble(StepEnd::regularizationLoss).toArray(),
        result.history().values(Metric.VAL_BINARY_CROSSENTROPY),
        result.history().values(Metric.VAL_ACCURACY),
        ofLogits.history().values(Metric.VAL_ACCURACY),
        absSums(result, model.trainableVariables()::contains),
        absSums(result, variable -> isMoving(variable, "mean")),
        absSums(result, variable -> isMoving(variable, "variance")),
        FirstLogits.of(model, result.weights(), split.validation().slice(0, 5)));
  }

  private static TrainingResult train(
      ModelSpec model,
      Optimizer optimizer,
      Split split,
      double logitThreshold,
      TrainingListener listener) {
    return Trainer.builder(model)
        .config(
            TrainingConfig.defaults()
                .withEpochs(EPOCHS)
                .withOptimizer(optimizer)
                .withLogitThreshold(logitThreshold))
        .initialWeights(FormulaRows.weights(model))
        .rowOrder(RowOrder.sequential())
        .listener(listener)
        .build()
        .train(split);
  }

  /** Returns the sums of |w| of some variables, the {@code abs_sum} of {@code keras/golden.py}. */
  private static double[] absSums(TrainingResult result, Predicate<VariableSpec> wanted) {
    List<VariableSpec> variables = result.model().variables().stream().filter(wanted).toList();
    return absSums(result.weights().select(variables));
  }

  private static boolean isMoving(VariableSpec variable, String of) {
    return variable.name().endsWith("/moving_" + of);
  }

  static double[] absSums(Weights weights) {
    double[] sums = new double[weights.variables().size()];
    for (int i = 0; i < sums.length; i++) {
      FloatBuffer values = weights.values(i);
      while (values.hasRemaining()) {
        sums[i] += Math.abs(values.get());
      }
    }
    return sums;
  }

  /** Keeps each step's figures. */
  private record Steps(List<StepEnd> steps) implements TrainingListener {
    @Override
    public void onStepEnd(StepEnd end) {
      steps.add(end);
    }

    @Override
    public boolean wantsSteps() {
      return true;
    }
  }
}
