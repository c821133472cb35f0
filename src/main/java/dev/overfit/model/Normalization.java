package dev.overfit.model;

import dev.overfit.choice.Meaning;
import dev.overfit.choice.Remedy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Brings each feature to mean 0 and variance 1, {@code (x - mean) / max(sqrt(variance), 1e-7)} in
 * float32, so that a network can learn from features of any magnitude. It is part of the model, and
 * so of its SavedModel: predictions take rows as they are in the data.
 *
 * <p>Source: <a href="https://keras.io/api/layers/preprocessing_layers/numerical/normalization/">
 * keras.layers.Normalization</a> with a given mean and variance; nothing here is trained.
 *
 * @param mean the mean of each feature, finite
 * @param variance the variance of each feature, finite and not negative
 */
public record Normalization(
    @Meaning("the mean of each column") List<Double> mean,
    @Meaning("the variance of each column") List<Double> variance)
    implements LayerSpec {
  /** Keras' epsilon: the smallest divisor. */
  private static final float EPSILON = 1e-7f;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the lists differ in length or are empty, a number is not
   *     finite in float32, or a variance is negative
   */
  public Normalization {
    mean = List.copyOf(mean);
    variance = List.copyOf(variance);
    if (mean.isEmpty() || mean.size() != variance.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "mean and variance: expected one each a feature, received %d and %d",
              mean.size(),
              variance.size()));
    }
    mean.forEach(value -> check("mean", Double.NEGATIVE_INFINITY, value));
    variance.forEach(value -> check("variance", 0, value));
  }

  private static void check(String name, double least, double value) {
    if (!Float.isFinite((float) value) || value < least) {
      throw new IllegalArgumentException(
          name
              + ": expected finite numbers within float32"
              + (least == 0 ? " of at least 0" : "")
              + ", received "
              + value);
    }
  }

  /**
   * Returns the layer that fits the given rows, which should be only training rows; Keras calls
   * this {@code adapt}. The sums are taken in double precision; the variance is divided by the
   * number of rows.
   *
   * @param features {@code [rows, columns]}, row-major, at least 1 row
   * @param columns the number of features per row, at least 1
   * @throws IllegalArgumentException if the values are not a whole number of rows, or there are
   *     none
   */
  public static Normalization of(float[] features, int columns) {
    if (columns < 1 || features.length == 0 || features.length % columns != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "features: expected at least 1 row of %d columns, received %,d values",
              columns,
              features.length));
    }
    double[] mean = new double[columns];
    double[] variance = new double[columns];
    int rows = features.length / columns;
    for (int i = 0; i < features.length; i++) {
      mean[i % columns] += (double) features[i] / rows;
    }
    for (int i = 0; i < features.length; i++) {
      double difference = features[i] - mean[i % columns];
      variance[i % columns] += difference * difference / rows;
    }
    return new Normalization(boxed(mean), boxed(variance));
  }

  private static List<Double> boxed(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }

  /** Returns the divisor of each feature, in float32. */
  public float[] divisors() {
    float[] divisors = new float[variance.size()];
    for (int i = 0; i < divisors.length; i++) {
      divisors[i] = Math.max((float) Math.sqrt(variance.get(i).floatValue()), EPSILON);
    }
    return divisors;
  }

  @Override
  public int outputs(int place, int inputs) {
    if (place > 0 || mean.size() != inputs) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "layers: expected a normalization to be the first, of %d features, received layer"
                  + " %d of %d features",
              inputs,
              place + 1,
              mean.size()));
    }
    return inputs;
  }

  @Override
  public List<LayerVariable> variables(int inputs) {
    return List.of();
  }

  @Override
  public String words() {
    return "normalization";
  }

  @Override
  public Optional<Remedy> remedy() {
    return Optional.empty();
  }

  @Override
  public Optional<LayerSpec> untreated() {
    return Optional.of(this);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.normalization(this);
  }
}
