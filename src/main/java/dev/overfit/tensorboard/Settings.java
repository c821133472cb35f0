package dev.overfit.tensorboard;

import dev.overfit.data.DataOrigin;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Reads what a table can show out of a model and its settings. */
final class Settings {
  private Settings() {}

  /**
   * The units of the hidden layers, such as {@code 64, 16} or {@code 4 × 512}, which fits into a
   * column of the table; {@code none} where there are none.
   */
  static String hiddenLayers(ModelSpec model) {
    List<LayerSpec> hidden = model.layers().subList(0, model.layers().size() - 1);
    List<Integer> units =
        hidden.stream()
            .filter(Dense.class::isInstance)
            .map(layer -> ((Dense) layer).units())
            .toList();
    if (units.size() > 1 && units.stream().distinct().count() == 1) {
      return units.size() + " × " + units.get(0);
    }
    return units.isEmpty()
        ? "none"
        : units.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** The largest dropout rate; 0 where there is no dropout. */
  static double dropout(ModelSpec model) {
    return largest(model, layer -> layer instanceof Dropout dropout ? dropout.rate() : 0);
  }

  /** The largest factor of the kernels' absolute values; 0 where there is none. */
  static double l1(ModelSpec model) {
    return largest(
        model, layer -> layer instanceof Dense dense ? l1(dense.kernelRegularizer()) : 0);
  }

  /** The largest factor of the kernels' squares; 0 where there is none. */
  static double l2(ModelSpec model) {
    return largest(
        model, layer -> layer instanceof Dense dense ? l2(dense.kernelRegularizer()) : 0);
  }

  private static double largest(ModelSpec model, ToDoubleFunction<LayerSpec> factor) {
    return model.layers().stream().mapToDouble(factor).max().orElse(0);
  }

  static double l1(Regularizer regularizer) {
    if (regularizer instanceof Regularizer.L1L2 both) {
      return both.l1();
    }
    return regularizer instanceof Regularizer.L1 only ? only.l1() : 0;
  }

  static double l2(Regularizer regularizer) {
    if (regularizer instanceof Regularizer.L1L2 both) {
      return both.l2();
    }
    return regularizer instanceof Regularizer.L2 only ? only.l2() : 0;
  }

  /** The optimizer's name in Keras. */
  static String name(Optimizer optimizer) {
    if (optimizer instanceof Adam) {
      return "Adam";
    }
    return optimizer instanceof Sgd ? "SGD" : "AdamW";
  }

  /** The decay of {@link AdamW}; 0 for the others. */
  static double weightDecay(Optimizer optimizer) {
    return optimizer instanceof AdamW adamW ? adamW.weightDecay() : 0;
  }

  /** The rate of step 0, as it was given. */
  static double rate(LearningRateSchedule schedule) {
    if (schedule instanceof InverseTimeDecay decay) {
      return decay.rate();
    }
    return schedule instanceof Constant constant ? constant.rate() : schedule.at(0);
  }

  /** The schedule's formula in words that fit a column. */
  static String describe(LearningRateSchedule schedule) {
    if (schedule instanceof InverseTimeDecay decay) {
      String steps = decay.staircase() ? "floor(step / %d)" : "step / %d";
      return ("rate / (1 + %s * " + steps + ")").formatted(decay.decayRate(), decay.decaySteps());
    }
    return "constant";
  }

  /** The name of the data, and that they are simulated where they are. */
  static String describe(DataOrigin data) {
    return data.simulated() && !data.name().contains("simulated")
        ? data.name() + " (simulated)"
        : data.name();
  }
}
