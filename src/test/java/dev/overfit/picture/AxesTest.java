package dev.overfit.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.choice.Words;
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
