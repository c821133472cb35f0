package dev.overfit.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.study.Analysis;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;

class GainsPictureTest {
  /** Every row costs the same, so the rows add no uncertainty and the intervals are points. */
  private static Study study() {
    Map<String, double[]> models = new LinkedHashMap<>();
    models.put("Plain", eight(0.6, 0));
    models.put("Worse", eight(0.62, 0));
    models.put("Better", eight(0.55, 0));
    models.put("Chance", eight(0.59, 0.05));
    models.put("Same", eight(0.6, 0.001));
    return Studies.against(Studies.judged(models), "Plain");
  }

  /** Returns eight values, alternately above and below the given value by the given amount. */
  private static double[] eight(double value, double more) {
    return IntStream.range(0, 8).mapToDouble(i -> value + (i % 2 == 0 ? more : -more)).toArray();
  }

  private static Picture picture(Study study) {
    return GainsPicture.of(Analysis.of(study)).orElseThrow();
  }

  @Test
  void theGreatestGainIsFirstAndALossIsNegative() {
    Picture picture = picture(study());
    assertThat(picture.title()).isEqualTo("What each buys against Plain");
    assertThat(picture.description())
        .isEqualTo(
            "Intervals, a model each, of how much lower its crossentropy on the test rows is than"
                + " that of Plain: Better 0.0500, from 0.0500 to 0.0500 (real), Chance 0.0100, from"
                + " 0.0100 to 0.0100 (not settled), Same 0.0000, from 0.0000 to 0.0000 (too small"
                + " to matter) and Worse -0.0200, from -0.0200 to -0.0200 (real).");
  }

  @Test
  void itDrawsWhatItSays() {
    XYPlot plot = picture(study()).wide().chart().getXYPlot();
    IntervalXYDataset gains = (IntervalXYDataset) plot.getDataset();
    double[] drawn =
        IntStream.range(0, gains.getSeriesCount())
            .mapToDouble(series -> gains.getXValue(series, 0))
            .toArray();
    assertThat(drawn).containsExactly(new double[] {0.05, 0.01, 0, -0.02}, within(1e-6));
    assertThat(Arrays.asList(((SymbolAxis) plot.getRangeAxis()).getSymbols()))
        .containsExactly("Better", "Chance", "Same", "Worse");
    assertThat(plot.getDomainAxis().getRange().contains(0)).isTrue();
  }

  @Test
  void itSaysOverWhichReplicatesAMeanIs() throws Exception {
    assertThat(PicturesTest.texts(picture(study())))
        .anyMatch(text -> text.contains("on the 100 test rows, mean over 8 replicates."));
    Map<String, double[]> models = new LinkedHashMap<>();
    models.put("Plain", eight(0.6, 0));
    models.put("Better", Arrays.copyOf(eight(0.55, 0), 5));
    models.put("Worse", eight(0.62, 0));
    assertThat(PicturesTest.texts(picture(Studies.against(Studies.judged(models), "Plain"))))
        .anyMatch(text -> text.contains("mean over the replicates that both have."));
  }

  @Test
  void withoutABaselineOrTestRowsThereIsNone() {
    Study other = Studies.judged(Map.of("Plain", eight(0.6, 0), "Worse", eight(0.62, 0)));
    assertThat(GainsPicture.of(Analysis.of(other))).isEmpty();
    assertThat(GainsPicture.of(Analysis.of(Studies.regularizers(false)))).isEmpty();
  }
}
