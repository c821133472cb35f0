package dev.overfit.keras;

import dev.overfit.data.Split;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.training.Metric;
import dev.overfit.training.RowMetric;
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
import java.util.stream.IntStream;

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

  /** One half, for logits: counted here from the logits that the trainer hands out. */
  private static final RowMetric OF_LOGITS =
      RowMetric.higher(
          "accuracy_of_logits",
          (labels, logits) ->
              IntStream.range(0, labels.length)
                  .mapToDouble(row -> (logits[row] > 0.5) == (labels[row] == 1) ? 1 : 0)
                  .average()
                  .orElseThrow());

  /** Returns the course that this project's trainer takes, with either threshold. */
  static Trajectory run(ModelSpec model, Optimizer optimizer, Split split) {
    List<StepEnd> steps = new ArrayList<>();
    TrainingResult result = trainer(model, optimizer, 0, new Steps(steps)).build().train(split);
    TrainingResult ofLogits =
        trainer(model, optimizer, 0.5, new TrainingListener() {}).build().train(split);
    return of(steps, result, ofLogits.history().values(Metric.VAL_ACCURACY), split);
  }

  /** Returns the same of one training, whose own threshold is that of probabilities. */
  static Trajectory runOnce(ModelSpec model, Optimizer optimizer, Split split) {
    List<StepEnd> steps = new ArrayList<>();
    TrainingResult result =
        trainer(model, optimizer, 0, new Steps(steps)).metric(OF_LOGITS).build().train(split);
    return of(steps, result, result.history().values(OF_LOGITS.metric()), split);
  }

  private static Trajectory of(
      List<StepEnd> steps, TrainingResult result, double[] accuracyOfLogits, Split split) {
    ModelSpec model = result.model();
    return new Trajectory(
        steps.stream().mapToDouble(StepEnd::binaryCrossentropy).toArray(),
        steps.stream().mapToDouble(StepEnd::regularizationLoss).toArray(),
        result.history().values(Metric.VAL_BINARY_CROSSENTROPY),
        result.history().values(Metric.VAL_ACCURACY),
        accuracyOfLogits,
        absSums(result, model.trainableVariables()::contains),
        absSums(result, variable -> isMoving(variable, "mean")),
        absSums(result, variable -> isMoving(variable, "variance")),
        FirstLogits.of(model, result.weights(), split.validation().slice(0, 5)));
  }

  private static Trainer.Builder trainer(
      ModelSpec model, Optimizer optimizer, double logitThreshold, TrainingListener listener) {
    return Trainer.builder(model)
        .config(
            TrainingConfig.defaults()
                .withEpochs(EPOCHS)
                .withOptimizer(optimizer)
                .withLogitThreshold(logitThreshold))
        .initialWeights(FormulaRows.weights(model))
        .rowOrder(RowOrder.sequential())
        .listener(listener);
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
