package dev.overfit.keras;

import java.util.Set;
import java.util.stream.IntStream;

/**
 * How far a trajectory is from Keras', as the largest relative difference of each kind of figure.
 *
 * @param first20 the binary crossentropy of the first 20 steps
 * @param all the binary crossentropy of all steps
 * @param penalty the regularization loss of all steps
 * @param validation the validation crossentropy after each epoch
 * @param absSums the sums of |w|, absolute if the sum is below 1
 * @param movingMeans the sums of |m| of moving means; 0 if there are none
 * @param movingVariances the same for moving variances
 * @param logits the validation logits, absolute if the logit is below 1
 * @param accuracyRows by how many validation rows an accuracy differs, at either threshold
 */
record Difference(
    double first20,
    double all,
    double penalty,
    double validation,
    double absSums,
    double movingMeans,
    double movingVariances,
    double logits,
    double accuracyRows) {

  /**
   * Returns the differences of {@code ours} from {@code keras}.
   *
   * @param idle places of variables whose sums are left out
   */
  static Difference of(Trajectory ours, Trajectory keras, Set<Integer> idle) {
    return new Difference(
        relative(ours.binaryCrossentropy(), keras.binaryCrossentropy(), 20, 0),
        relative(ours.binaryCrossentropy(), keras.binaryCrossentropy(), 60, 0),
        relative(ours.regularizationLoss(), keras.regularizationLoss(), 60, 0),
        relative(ours.valBinaryCrossentropy(), keras.valBinaryCrossentropy(), 3, 0),
        relative(
            without(idle, ours.absSums()),
            without(idle, keras.absSums()),
            keras.absSums().length - idle.size(),
            1),
        relative(ours.movingMeans(), keras.movingMeans(), keras.movingMeans().length, 1),
        relative(
            ours.movingVariances(), keras.movingVariances(), keras.movingVariances().length, 1),
        relative(ours.logits(), keras.logits(), 5, 1),
        1000
            * Math.max(
                absolute(ours.valAccuracy(), keras.valAccuracy()),
                absolute(ours.valAccuracyOfLogits(), keras.valAccuracyOfLogits())));
  }

  private static double[] without(Set<Integer> places, double[] values) {
    return IntStream.range(0, values.length)
        .filter(i -> !places.contains(i))
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private static double relative(double[] ours, double[] keras, int count, double least) {
    if (ours.length != keras.length || ours.length < count) {
      throw new IllegalArgumentException(
          "expected " + keras.length + " figures, received " + ours.length);
    }
    return IntStream.range(0, count)
        .mapToDouble(i -> relative(ours[i], keras[i], least))
        .max()
        .orElse(0);
  }

  private static double relative(double ours, double keras, double least) {
    double difference = Math.abs(ours - keras);
    return difference == 0 ? 0 : difference / Math.max(Math.abs(keras), least);
  }

  private static double absolute(double[] ours, double[] keras) {
    return IntStream.range(0, keras.length)
        .mapToDouble(i -> Math.abs(ours[i] - keras[i]))
        .max()
        .orElseThrow();
  }
}
