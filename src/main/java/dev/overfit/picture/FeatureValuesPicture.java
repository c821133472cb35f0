package dev.overfit.picture;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.study.Caption;
import dev.overfit.study.Figures;
import dev.overfit.study.Study;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The tutorial's look at the data: a histogram, in 101 bins, of all feature values of the first
 * 1,000 rows.
 */
final class FeatureValuesPicture {
  private static final int ROWS = 1000;
  private static final int BINS = 101;

  private FeatureValuesPicture() {}

  static Picture of(Study study) {
    Split split = study.split();
    int rows = Math.min(ROWS, split.validation().rows() + split.training().rows());
    Histogram histogram = Histogram.of(values(split, rows), BINS);
    String title = "Feature values";
    String subtitle =
        Figures.format(
            "All values of the %d features in the first %,d rows of %s, in %d bins.",
            split.training().width(), rows, Caption.data(study), BINS);
    return Picture.of(
        "features",
        title,
        Figures.format(
            "Histogram: %s They lie between %.2f and %.2f, most of them near %.1f.",
            subtitle, histogram.lower(), histogram.upper(), mode(histogram)),
        layout -> drawing(Caption.title(title, study), subtitle, histogram, layout));
  }

  /** Returns the features of the first rows: validation rows come first, then training rows. */
  private static double[] values(Split split, int rows) {
    int fromValidation = Math.min(rows, split.validation().rows());
    return DoubleStream.concat(
            values(split.validation(), fromValidation),
            values(split.training(), rows - fromValidation))
        .toArray();
  }

  private static DoubleStream values(Dataset dataset, int rows) {
    float[] features = new float[rows * dataset.width()];
    dataset.read(0, rows, features);
    return IntStream.range(0, features.length).mapToDouble(i -> features[i]);
  }

  private static double mode(Histogram histogram) {
    return IntStream.range(0, histogram.counts().length)
        .boxed()
        .max((a, b) -> Integer.compare(histogram.counts()[a], histogram.counts()[b]))
        .map(histogram::middle)
        .orElse(0.0);
  }

  private static Drawing drawing(
      String title, String subtitle, Histogram histogram, Layout layout) {
    int highest = Arrays.stream(histogram.counts()).max().orElse(0);
    Range values = new Range(start(histogram), histogram.upper());
    XYPlot plot =
        ChartStyle.plot(
            ChartStyle.linear("Value", values, layout == Layout.WIDE ? 12 : 6),
            ChartStyle.linear(null, new Range(0, 1.05 * Math.max(1, highest)), 5));
    plot.setDataset(new XYBarDataset(series(histogram), histogram.binWidth()));
    plot.setRenderer(bars());
    JFreeChart chart = ChartStyle.chart(title, subtitle, "Values a bin", plot, layout);
    return new Drawing(chart, layout.width(), layout == Layout.WIDE ? 440 : 380);
  }

  /** Returns the axis's lower end, off a whole number, whose label would hit the other axis's. */
  private static double start(Histogram histogram) {
    double lower = histogram.lower();
    return lower == Math.rint(lower) ? lower - 3 * histogram.binWidth() : lower;
  }

  private static XYSeriesCollection series(Histogram histogram) {
    XYSeries series = new XYSeries("values");
    for (int bin = 0; bin < histogram.counts().length; bin++) {
      series.add(histogram.middle(bin), histogram.counts()[bin]);
    }
    return new XYSeriesCollection(series);
  }

  private static XYBarRenderer bars() {
    XYBarRenderer renderer = new XYBarRenderer(0.12);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setSeriesPaint(0, Palette.color(0));
    return renderer;
  }
}
