package dev.overfit.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.study.Analysis;
import dev.overfit.study.PairComparison;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

/** Tests the pictures of replicates. Every row costs the same, so intervals by rows are points. */
class ReplicatePicturesTest {
  private static Study study() {
    Map<String, double[]> models = new LinkedHashMap<>();
    models.put("Plain", eight(0.6, 0.01));
    models.put("Better", eight(0.55, 0.01));
    models.put("Same", eight(0.5501, 0.011));
    return Studies.judged(models);
  }

  /** Returns eight values, alternately above and below the given value by the given amount. */
  private static double[] eight(double value, double more) {
    return IntStream.range(0, 8).mapToDouble(i -> value + (i % 2 == 0 ? more : -more)).toArray();
  }

  private static Picture testFigures(Study study) {
    return TestFiguresPicture.of(Analysis.of(study)).orElseThrow();
  }

  private static Picture differences(Study study) {
    return DifferencesPicture.of(Analysis.of(study)).orElseThrow();
  }

  private static XYPlot plot(Picture picture) {
    return picture.wide().chart().getXYPlot();
  }

  private static double[] values(XYDataset data) {
    return IntStream.range(0, data.getSeriesCount())
        .mapToDouble(series -> data.getXValue(series, 0))
        .toArray();
  }

  private static List<String> names(XYPlot plot, int axis) {
    return Arrays.asList(((SymbolAxis) plot.getRangeAxis(axis)).getSymbols());
  }

  /**
   * Eight values 0.01 to either side of their mean have an interval of t(0.975; 7) = 2.3646 times
   * sqrt(8 / 7) * 0.01 / sqrt(8) = 0.003780, which is 0.008938.
   */
  @Test
  void eachReplicateIsAPointBesideTheirMeanAndItsInterval() {
    XYPlot plot = plot(testFigures(study()));
    assertThat(names(plot, 0)).containsExactly("Plain", "Better", "Same");
    assertThat(values(plot.getDataset(0)))
        .containsExactly(new double[] {0.6, 0.55, 0.5501}, within(1e-6));
    assertThat(plot.getDataset(1).getSeriesCount()).as("ensembles").isEqualTo(3);
    assertThat(values(plot.getDataset(2))).hasSize(24).contains(new double[] {0.61}, within(1e-6));
    IntervalXYDataset bars = (IntervalXYDataset) plot.getDataset(3);
    assertThat(bars.getStartXValue(0, 0)).isCloseTo(0.6 - 0.008938, within(1e-6));
    assertThat(bars.getEndXValue(0, 0)).isCloseTo(0.6 + 0.008938, within(1e-6));
  }

  @Test
  void testFiguresSayWhatTheyShow() throws Exception {
    Picture picture = testFigures(study());
    assertThat(picture.title()).isEqualTo("Each replicate on the test rows");
    assertThat(picture.description())
        .startsWith(
            "Points, a replicate each, of crossentropy on the test rows: Plain mean 0.6000 (0.5911"
                + " to 0.6089) of 8, ensemble 0.");
    assertThat(PicturesTest.texts(picture))
        .contains(
            "a replicate", "mean, 95 % interval", "ensemble", "Crossentropy on the test rows");
  }

  @Test
  void differencesAreSortedAndHaveBothIntervalsAndTheirVerdict() {
    XYPlot plot = plot(differences(study()));
    assertThat(names(plot, 0))
        .containsExactly("Better against Plain", "Same against Plain", "Better against Same");
    assertThat(names(plot, 1)).containsExactly("real", "real", "too small to matter");
    assertThat(values(plot.getDataset(0)))
        .containsExactly(new double[] {0.05, 0.0499, 0.0001}, within(1e-6));
    assertThat(plot.getDataset(1).getSeriesCount()).isEqualTo(3);
    assertThat(plot.getDataset(2).getSeriesCount()).isEqualTo(3);
    IntervalMarker zone =
        (IntervalMarker) plot.getDomainMarkers(Layer.BACKGROUND).iterator().next();
    assertThat(zone.getStartValue()).isEqualTo(-PairComparison.TOO_SMALL);
    assertThat(zone.getEndValue()).isEqualTo(PairComparison.TOO_SMALL).isEqualTo(0.005);
  }

  @Test
  void aPhoneHasTheWordsAboveTheBars() throws Exception {
    String svg = SvgPicture.svg(differences(study()).narrow(), "", "id");
    assertThat(svg)
        .contains("Better against Plain: real", "Better against Same: too small to matter")
        .contains("95 % interval, chance of the rows", "95 % interval, chance of training");
  }

  /** Seven models have 21 pairs, 6 of them with the best. */
  @Test
  void ofManyPairsThoseOfTheBestAreDrawn() throws Exception {
    Map<String, double[]> models = new LinkedHashMap<>();
    for (int i = 0; i < 7; i++) {
      models.put("Model" + i, eight(0.5 + 0.01 * i, 0.001));
    }
    Picture picture = differences(Studies.judged(models));
    assertThat(names(plot(picture), 0)).hasSize(6).first().isEqualTo("Model0 against Model6");
    assertThat(String.join(" ", PicturesTest.texts(picture)))
        .contains("Of all pairs those of Model0");
  }

  @Test
  void replicatesWithRowsOfTheirOwnHaveOneInterval() throws Exception {
    Study study = Studies.resampled(study());
    assertThat(plot(differences(study)).getDataset(2).getSeriesCount()).isZero();
    assertThat(PicturesTest.texts(differences(study)))
        .contains("95 % interval, both kinds of chance")
        .doesNotContain("95 % interval, chance of training");
    assertThat(plot(testFigures(study)).getDataset(1).getSeriesCount()).as("ensembles").isZero();
  }

  @Test
  void withoutTestRowsTheRowsThatChoseTheEpochJudge() {
    Study study = Studies.replicated(Studies.sizes(false), 3);
    assertThat(testFigures(study).title()).isEqualTo("Each replicate on the validation rows");
    assertThat(names(plot(differences(study)), 1)).containsOnly("no verdict");
  }

  @Test
  void oneReplicateHasNoSuchPictures() {
    Analysis analysis = Analysis.of(Studies.sizes(false));
    assertThat(TestFiguresPicture.of(analysis)).isEmpty();
    assertThat(DifferencesPicture.of(analysis)).isEmpty();
  }
}
