package dev.overfit.picture;

import java.util.stream.IntStream;
import org.jfree.data.xy.XYSeries;

/**
 * A curve over epochs, thinned for drawing. Of points that would practically coincide on the axis
 * only one is kept, so that a picture of 10,000 epochs is no larger than one of 500.
 */
final class CurveSeries {
  private CurveSeries() {}

  /**
   * Creates a series from the values of epochs 1, 2, …; a value that is not finite gets no point.
   *
   * @param resolution the maximum number of points per decade of a logarithmic axis, or per half of
   *     a linear one
   */
  static XYSeries of(String name, double[] values, boolean logarithmic, int resolution) {
    XYSeries series = new XYSeries(name, false, false);
    long drawn = -1;
    for (int epoch = 1; epoch <= values.length; epoch++) {
      long place = place(epoch, values.length, logarithmic, resolution);
      if (Double.isFinite(values[epoch - 1]) && (place > drawn || epoch == values.length)) {
        series.add(epoch, values[epoch - 1]);
        drawn = place;
      }
    }
    return series;
  }

  /** Returns the epochs up to the last one at which a curve has points on a logarithmic axis. */
  static IntStream epochs(int last, int resolution) {
    return IntStream.rangeClosed(1, last)
        .filter(
            epoch ->
                epoch == 1
                    || epoch == last
                    || place(epoch, last, true, resolution)
                        > place(epoch - 1, last, true, resolution));
  }

  private static long place(int epoch, int epochs, boolean logarithmic, int resolution) {
    return logarithmic
        ? Math.round(Math.log10(epoch) * resolution)
        : Math.round((double) epoch / epochs * 2 * resolution);
  }
}
