package dev.overfit.picture;

import org.jfree.chart.ui.RectangleEdge;

/** The two shapes that a picture is drawn in, so that its words can be read on either. */
enum Layout {
  /** For files, papers and wide screens, which show it a little larger: the legend at the right. */
  WIDE(960, 17, 12, 9, 1),
  /** For a phone, which shows it at about 0.85 of its size: the legend below, in two columns. */
  NARROW(420, 15, 11.5f, 10.9f, 2);

  private final int width;
  private final float titleSize;
  private final float textSize;
  private final float smallestText;
  private final int legendColumns;

  Layout(int width, float titleSize, float textSize, float smallestText, int legendColumns) {
    this.width = width;
    this.titleSize = titleSize;
    this.textSize = textSize;
    this.smallestText = smallestText;
    this.legendColumns = legendColumns;
  }

  /** The width of a picture, in pixels of an ordinary screen. */
  int width() {
    return width;
  }

  float titleSize() {
    return titleSize;
  }

  float textSize() {
    return textSize;
  }

  /** The size below which letters cannot be read. */
  float smallestText() {
    return smallestText;
  }

  RectangleEdge legend() {
    return this == WIDE ? RectangleEdge.RIGHT : RectangleEdge.BOTTOM;
  }

  int legendColumns() {
    return legendColumns;
  }

  /** The height of a line chart whose legend has so many groups of so many entries each. */
  int lineChartHeight(int groups, int entries) {
    double legendHeight = Legend.height(groups, entries, legendColumns);
    return this == WIDE
        ? (int) Math.max(560, 100 + legendHeight)
        : (int) Math.ceil(420 + legendHeight);
  }
}
