package dev.overfit.picture;

import static java.util.Comparator.comparingDouble;

import dev.overfit.picture.Legend.Entry;
import dev.overfit.statistics.Interval;
import dev.overfit.study.Analysis;
import dev.overfit.study.Caption;
import dev.overfit.study.Figures;
import dev.overfit.study.PairComparison;
import dev.overfit.study.Verdict;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;

/**
 * Shows what each model buys over the baseline on the test rows, greatest gain first: the mean
 * difference over the replicates, its interval for the chance of the rows, and the verdict as a
 * mark.
 */
final class GainsPicture {
  /**
   * What a model buys.
   *
   * @param model the name of the model
   * @param gain how much lower its crossentropy is; negative if it is higher
   * @param interval the 95 % interval of the gain
   */
  private record Gain(String model, double gain, Interval interval, Verdict verdict) {
    static Optional<Gain> of(PairComparison pair, String baseline) {
      boolean lost = pair.better().equals(baseline);
      String model = lost ? pair.worse() : pair.better();
      return pair.interval()
          .map(
              rows ->
                  lost
                      ? new Gain(
                          model,
                          -pair.difference(),
                          new Interval(-rows.high(), -rows.low()),
                          pair.verdict())
                      : new Gain(model, pair.difference(), rows, pair.verdict()));
    }
  }

  private final Analysis analysis;
  private final String baseline;
  private final List<Gain> gains;

  private GainsPicture(Analysis analysis, String baseline, List<Gain> gains) {
    this.analysis = analysis;
    this.baseline = baseline;
    this.gains = gains;
  }

  /** Returns the picture; empty without a baseline or without test rows to judge by. */
  static Optional<Picture> of(Analysis analysis) {
    return analysis.study().baseline().flatMap(baseline -> of(analysis, baseline));
  }

  private static Optional<Picture> of(Analysis analysis, String baseline) {
    List<Gain> gains =
        analysis.comparisonsWith(baseline).stream()
            .flatMap(pair -> Gain.of(pair, baseline).stream())
            .sorted(comparingDouble(Gain::gain).reversed())
            .toList();
    if (gains.isEmpty()) {
      return Optional.empty();
    }
    GainsPicture picture = new GainsPicture(analysis, baseline, gains);
    return Optional.of(
        Picture.of("gains", picture.title(), picture.description(), picture::drawing));
  }

  private String title() {
    return "What each buys against " + baseline;
  }

  private String description() {
    return Figures.format(
        "Intervals, a model each, of how much lower its crossentropy on the test rows is than that"
            + " of %s: %s.",
        baseline, Figures.list(gains.stream().map(GainsPicture::words).toList()));
  }

  private static String words(Gain gain) {
    return Figures.format(
        "%s %s, from %s to %s (%s)",
        gain.model(),
        Figures.crossentropy(gain.gain()),
        Figures.crossentropy(gain.interval().low()),
        Figures.crossentropy(gain.interval().high()),
        gain.verdict().words());
  }

  private String subtitle() {
    return Figures.format(
        "Crossentropy of %s minus that of each on the %s, %s. Bars: 95 %% interval by the chance of"
            + " the rows.",
        baseline, analysis.rows().words(analysis.study()), replicates());
  }

  /** Describes the number of replicates; a model that diverged has fewer. */
  private String replicates() {
    List<Integer> counts =
        analysis.comparisonsWith(baseline).stream()
            .map(PairComparison::replicates)
            .distinct()
            .toList();
    if (counts.size() > 1) {
      return "mean over the replicates that both have";
    }
    return counts.get(0) == 1
        ? "one training of each"
        : "mean over " + counts.get(0) + " replicates";
  }

  private Drawing drawing(Layout layout) {
    NumberAxis across = ChartStyle.linear("Lower crossentropy than " + baseline, range(), 5);
    List<RowPlot.Point> points = new ArrayList<>();
    List<RowPlot.Bar> bars = new ArrayList<>();
    for (Gain gain : gains) {
      Verdict verdict = gain.verdict();
      int row = points.size();
      points.add(
          new RowPlot.Point(
              row,
              gain.gain(),
              VerdictMark.shape(verdict),
              VerdictMark.color(verdict),
              VerdictMark.fill(verdict)));
      bars.add(new RowPlot.Bar(row, gain.interval(), VerdictMark.color(verdict)));
    }
    XYPlot plot =
        new RowPlot(gains.stream().map(Gain::model).toList(), across, layout)
            .points(points)
            .bars(bars, 1.6f)
            .plot();
    plot.addDomainMarker(new ValueMarker(0, Palette.INK, new BasicStroke(1.2f)));
    JFreeChart chart =
        ChartStyle.chart(
            Caption.title(title(), analysis.study()),
            subtitle(),
            "The greatest gain first",
            plot,
            layout);
    List<List<Entry>> legend = VerdictMark.legend(gains.stream().map(Gain::verdict).toList());
    chart.addSubtitle(new Legend(legend, layout.legend(), layout.legendColumns()));
    return new Drawing(chart, layout.width(), 190 + 34 * gains.size());
  }

  private Range range() {
    double[] ends =
        gains.stream()
            .flatMap(gain -> Stream.of(gain.interval().low(), gain.interval().high(), 0.0))
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    double room = Math.max(1e-4, 0.06 * (ends[ends.length - 1] - ends[0]));
    return new Range(ends[0] - room, ends[ends.length - 1] + room);
  }
}
