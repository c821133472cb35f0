package dev.overfit.picture;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;

/**
 * A chart with the size that it was laid out for.
 *
 * @param chart the chart
 * @param width the width in pixels of a screen of ordinary resolution
 * @param height the height in the same pixels
 */
public record Drawing(JFreeChart chart, int width, int height) {
  void draw(Graphics2D graphics) {
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
  }
}
