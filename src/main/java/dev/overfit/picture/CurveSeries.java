package dev.overfit.picture;

import java.util.stream.IntStream;
import org.jfree.data.xy.XYSeries;

/**
 * A curve over epochs for drawing: of points that would fall on the same hair's breadth of the axis
 * only one is kept, so that a picture of 10,000 epochs is no larger than one of 500.
 */
final class CurveSeries {
  /** Of a decade of a logarithmic axis, or of the length of a linear one, how many points. */
  private static final int RESOLUTION = 600;

  private CurveSeries() {}

  /** A series of the values of epochs 1, 2, …; where a value is not finite there is no point. */
  static XYSeries of(String name, double[] values, boolean logarithmic) {
    XYSeries series = new XYSeries(name, false, false);
    long drawn = -1;
    for (int epoch = 1; epoch <= values.length; epoch++) {
      long place = place(epoch, values.length, logarithmic);
      if (Double.isFinite(values[epoch - 1]) && (place > drawn || epoch == values.length)) {
        series.add(epoch, values[epoch - 1]);
        drawn = place;
      }
    }
    return series;
  }

  /** The epochs up to a last one in which a curve has its points on a logarithmic axis. */
  static IntStream epochs(int last) {
    return IntStream.rangeClosed(1, last)
        .filter(
            epoch ->
                epoch == 1
                    || epoch == last
                    || place(epoch, last, true) > place(epoch - 1, last, true));
  }

  private static long place(int epoch, int epochs, boolean logarithmic) {
    return logarithmic
        ? Math.round(Math.log10(epoch) * RESOLUTION)
        : Math.round((double) epoch / epochs * 2 * RESOLUTION);
  }
}
