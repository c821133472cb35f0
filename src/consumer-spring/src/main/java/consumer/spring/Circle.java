package consumer.spring;

import dev.overfit.data.Dataset;
import java.util.List;
import java.util.Random;

/** Points in and around a circle. */
final class Circle {
  private Circle() {}

  static Dataset rows(int count) {
    Random random = new Random(1);
    float[] features = new float[2 * count];
    float[] labels = new float[count];
    for (int row = 0; row < count; row++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      features[2 * row] = (float) (100 * x);
      features[2 * row + 1] = (float) y;
      labels[row] = Math.hypot(x - 0.5, y - 0.5) < 0.4 ? 1 : 0;
    }
    return Dataset.of(List.of("x", "y"), features, labels);
  }
}
