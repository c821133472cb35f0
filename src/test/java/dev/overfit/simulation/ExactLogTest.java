package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactLogTest {
  /** Anywhere, near 1 and between 0 and 1, where the simulation asks. */
  @Test
  void itIsStrictMathsToTheBit() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1_000_000; i++) {
      assertSame(Double.longBitsToDouble(random.nextLong()));
      assertSame(random.nextDouble());
      assertSame(1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(52)));
    }
  }

  @Test
  void edgesAreStrictMathsToo() {
    for (double x : new double[] {0, -0.0, -1, Double.MIN_VALUE, Double.MIN_NORMAL, 1}) {
      assertSame(x);
      assertSame(Math.nextUp(x));
    }
    assertSame(Double.NaN);
    assertSame(Double.POSITIVE_INFINITY);
    assertSame(Double.MAX_VALUE);
    for (int exponent = -1022; exponent < 1024; exponent++) {
      assertSame(Math.scalb(1.0, exponent));
      assertSame(Math.nextDown(Math.scalb(1.0, exponent)));
    }
  }

  private static void assertSame(double x) {
    if (Double.doubleToRawLongBits(ExactLog.of(x))
        != Double.doubleToRawLongBits(StrictMath.log(x))) {
      assertThat(ExactLog.of(x)).as("log %s", x).isEqualTo(StrictMath.log(x));
    }
  }
}
