package dev.overfit.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.choice.Words;
import dev.overfit.statistics.Interval;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class AxesTest {
  @Test
  void decadesAreLabelledAtOneTwoAndFive() {
    assertThat(labels(5, 2500))
        .containsExactly("5", "10", "20", "50", "100", "200", "500", "1000", "2000");
  }

  @Test
  void belowOneTheFiguresAreExact() {
    assertThat(labels(0.02, 1.5)).containsExactly("0.02", "0.05", "0.1", "0.2", "0.5", "1");
  }

  @Test
  void manyDecadesAreLabelledAtTheirPowersAlone() {
    assertThat(labels(0.0003, 30)).containsExactly("0.001", "0.01", "0.1", "1", "10");
  }

  @Test
  void lessThanADecadeIsLabelledAtEqualDistances() {
    assertThat(labels(0.5, 0.7)).containsExactly("0.50", "0.55", "0.60", "0.65", "0.70");
  }

  @Test
  void limitsAreTwoFiniteNumbersTheLowerFirst() {
    assertThat(Axes.AUTO.withYLimits(0.5, 0.7).yLimits()).contains(new Axes.Limits(0.5, 0.7));
    assertThatThrownBy(() -> new Axes.Limits(0.7, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("yLimits: expected two finite numbers, the lower one first, received 0.7,0.5");
    assertThatThrownBy(() -> new Axes.Limits(0, Double.NaN)).hasMessageContaining("0.0,NaN");
    assertThatThrownBy(() -> Axes.AUTO.withYLimits(1, 1)).hasMessageContaining("1.0,1.0");
    assertThatThrownBy(() -> Axes.AUTO.withYLimits(0, 1).withY(Scale.LOG))
        .hasMessage("yLimits: expected a lower limit above 0 with yScale=log, received 0.0");
  }

  /** The points reach from 1 to 3, so bars may add 2 at either end; a twentieth more is margin. */
  @Test
  void longBarsDoNotSqueezePoints() {
    Range range = BarRange.of(new double[] {1, 3, Double.NaN}, List.of(new Interval(-50, 4)));
    assertThat(range.getLowerBound()).isCloseTo(-1 - 0.05 * 5, within(1e-12));
    assertThat(range.getUpperBound()).isCloseTo(4 + 0.05 * 5, within(1e-12));
  }

  @Test
  void ticksAreOneTwoOrFiveTimesAPowerOfTen() {
    assertThat(ChartStyle.unit(0.04)).isCloseTo(0.05, within(1e-12));
    assertThat(ChartStyle.unit(0.013)).isCloseTo(0.01, within(1e-12));
    assertThat(ChartStyle.unit(530)).isCloseTo(500, within(1e-9));
    assertThat(ChartStyle.unit(1.5)).isCloseTo(2, within(1e-12));
    assertThat(ChartStyle.unit(8)).isCloseTo(10, within(1e-12));
  }

  @Test
  void aLinearAxisWritesAsManyDecimalsAsItsTicksNeed() {
    NumberAxis axis = ChartStyle.linear(null, new Range(0, 0.00102), 5);
    assertThat(axis.getTickUnit().valueToString(0.001)).isEqualTo("0.0010");
    axis = ChartStyle.linear(null, new Range(0, 2600), 5);
    assertThat(axis.getTickUnit().valueToString(2500)).isEqualTo("2,500");
  }

  private static List<String> labels(double from, double to) {
    DecadeAxis axis = new DecadeAxis(null, Words::number);
    axis.setRange(from, to);
    Graphics2D graphics = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB).createGraphics();
    return axis
        .refreshTicks(graphics, new AxisState(), new Rectangle2D.Double(), RectangleEdge.BOTTOM)
        .stream()
        .map(tick -> tick.getText())
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
