package dev.overfit.simulation;

/**
 * The natural logarithm of {@link StrictMath}, to the bit, written out: up to JDK 20 that is a call
 * out of Java, which takes four times as long, and a simulated row takes some hundred logarithms.
 *
 * <p>Source: {@code e_log.c} of fdlibm 5.3, which {@link StrictMath} promises to follow (copyright
 * 1993 by Sun Microsystems, Inc.; free to use, copy, modify and distribute with that notice).
 */
final class ExactLog {
  private static final double LN2_HIGH = 0.6931471803691238;
  private static final double LN2_LOW = 1.9082149292705877E-10;
  private static final double LG1 = 0.6666666666666735;
  private static final double LG2 = 0.3999999999940942;
  private static final double LG3 = 0.2857142874366239;
  private static final double LG4 = 0.22222198432149784;
  private static final double LG5 = 0.1818357216161805;
  private static final double LG6 = 0.15313837699209373;
  private static final double LG7 = 0.14798198605116586;

  private ExactLog() {}

  /** The logarithm of a number above 0; others go to {@link StrictMath}. */
  static double of(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int high = (int) (bits >>> 32);
    if (high < 0x00100000 || high >= 0x7ff00000) {
      return StrictMath.log(x); // not positive, subnormal or not finite
    }
    int k = (high >> 20) - 1023;
    high &= 0x000fffff;
    int i = (high + 0x95f64) & 0x100000;
    long normalized = ((long) (high | (i ^ 0x3ff00000)) << 32) | (bits & 0xffffffffL);
    k += i >> 20;
    double f = Double.longBitsToDouble(normalized) - 1.0;
    return (0x000fffff & (2 + high)) < 3 ? nearOne(f, k) : series(f, k, high);
  }

  /** Of 1 + f with |f| below 2^-20, times 2^k. */
  private static double nearOne(double f, int k) {
    if (f == 0) {
      return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    }
    double r = f * f * (0.5 - 0.3333333333333333 * f);
    return k == 0 ? f - r : k * LN2_HIGH - ((r - k * LN2_LOW) - f);
  }

  private static double series(double f, int k, int high) {
    double s = f / (2.0 + f);
    double z = s * s;
    double w = z * z;
    double t1 = w * (LG2 + w * (LG4 + w * LG6));
    double t2 = z * (LG1 + w * (LG3 + w * (LG5 + w * LG7)));
    double r = t2 + t1;
    if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
      double half = 0.5 * f * f;
      return k == 0
          ? f - (half - s * (half + r))
          : k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f);
    }
    return k == 0 ? f - s * (f - r) : k * LN2_HIGH - ((s * (f - r) - k * LN2_LOW) - f);
  }
}
