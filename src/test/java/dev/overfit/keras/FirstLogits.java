package dev.overfit.keras;

import dev.overfit.data.Dataset;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The forward pass in plain Java and double precision: an independent computation of what the graph
 * does.
 */
public final class FirstLogits {
  private FirstLogits() {}

  /**
   * The logits of rows under the given weights, dropout off, dense layers of ELU or linear only.
   */
  public static double[] of(ModelSpec model, Weights weights, Dataset rows) {
    double[] logits = new double[rows.rows()];
    for (int row = 0; row < logits.length; row++) {
      double[] values = new double[rows.width()];
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.features()[row * values.length + i];
      }
      logits[row] = logit(model, weights, values);
    }
    return logits;
  }

  private static double logit(ModelSpec model, Weights weights, double[] features) {
    double[] values = features;
    int variable = 0;
    for (LayerSpec layer : model.layers()) {
      if (layer instanceof Dense dense) {
        values = dense(values, weights.values(variable), weights.values(variable + 1));
        variable += 2;
        if (dense.activation() == Activation.ELU) {
          values = Arrays.stream(values).map(x -> x > 0 ? x : Math.expm1(x)).toArray();
        }
      } else if (!(layer instanceof Dropout)) {
        throw new IllegalArgumentException("layer: expected dense or dropout, received " + layer);
      }
    }
    return values[0];
  }

  private static double[] dense(double[] input, FloatBuffer kernel, FloatBuffer bias) {
    int units = bias.remaining();
    double[] sums = new double[units];
    for (int unit = 0; unit < units; unit++) {
      sums[unit] = bias.get(unit);
      for (int i = 0; i < input.length; i++) {
        sums[unit] += input[i] * kernel.get(i * units + unit);
      }
    }
    return sums;
  }
}
