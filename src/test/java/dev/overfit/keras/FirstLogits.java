package dev.overfit.keras;

import dev.overfit.data.Dataset;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.PlacedLayer;
import dev.overfit.model.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The forward pass in plain Java and double precision, a computation independent of the graph's.
 */
public final class FirstLogits {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** The constants of Klambauer et al., arXiv:1706.02515, that keep mean 0 and variance 1. */
  private static final double SELU_SCALE = 1.0507009873554805;

  private static final double SELU_ALPHA = 1.6732632423543772;

  private FirstLogits() {}

  /** Returns the logits of rows under the given weights, without dropout. */
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
    for (PlacedLayer placed : model.stack()) {
      values = placed.layer().accept(new Layer(values, weights, variable));
      variable += placed.variables().size();
    }
    return values[0];
  }

  /** Applies a layer to a row; the layer's variables begin at the given place among the weights. */
  @SuppressWarnings("ArrayRecordComponent") // an intermediate row, never compared
  private record Layer(double[] input, Weights weights, int first)
      implements LayerSpec.Visitor<double[]> {
    @Override
    public double[] dense(Dense layer) {
      return activated(
          FirstLogits.dense(input, weights.values(first), weights.values(first + 1)),
          layer.activation());
    }

    @Override
    public double[] activation(ActivationLayer layer) {
      return activated(input, layer.activation());
    }

    private static double[] activated(double[] sums, Activation activation) {
      return Arrays.stream(sums).map(x -> activated(x, activation)).toArray();
    }

    private static double activated(double x, Activation activation) {
      return switch (activation) {
        case ELU -> x > 0 ? x : Math.expm1(x);
        case RELU -> Math.max(x, 0);
        case TANH -> Math.tanh(x);
        case LINEAR -> x;
        case SIGMOID -> sigmoid(x);
        case GELU -> x * NORMAL.cumulativeProbability(x);
        case SELU -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x));
        case SILU -> x * sigmoid(x);
        case LEAKY_RELU -> x > 0 ? x : 0.2 * x;
      };
    }

    private static double sigmoid(double x) {
      return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double[] batchNormalization(BatchNormalization layer) {
      double[] output = new double[input.length];
      for (int i = 0; i < output.length; i++) {
        double deviation = Math.sqrt(weights.values(first + 3).get(i) + layer.epsilon());
        double centred = input[i] - weights.values(first + 2).get(i);
        output[i] =
            centred / deviation * weights.values(first).get(i) + weights.values(first + 1).get(i);
      }
      return output;
    }

    @Override
    public double[] dropout(Dropout layer) {
      return input;
    }

    @Override
    public double[] normalization(Normalization layer) {
      throw new IllegalArgumentException("layer: expected none that scales, received " + layer);
    }
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
