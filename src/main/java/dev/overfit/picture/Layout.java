package dev.overfit.picture;

import org.jfree.chart.ui.RectangleEdge;

/** The two layouts in which each picture is drawn, so that its words are readable on any screen. */
enum Layout {
  /** For files, papers and wide screens, which enlarge it a little: the legend is at the right. */
  WIDE(960, 17, 12, 9, 1, 600, 140, 3),
  /** For phones, which show it at about 0.85 of its size: the legend is below, in two columns. */
  NARROW(420, 15, 11.5f, 10.9f, 2, 240, 58, 5);

  private final int width;
  private final float titleSize;
  private final float textSize;
  private final float smallestText;
  private final int legendColumns;
  private final int curveResolution;
  private final int lettersALine;
  private final int ordinaryLines;

  Layout(
      int width,
      float titleSize,
      float textSize,
      float smallestText,
      int legendColumns,
      int curveResolution,
      int lettersALine,
      int ordinaryLines) {
    this.width = width;
    this.titleSize = titleSize;
    this.textSize = textSize;
    this.smallestText = smallestText;
    this.legendColumns = legendColumns;
    this.curveResolution = curveResolution;
    this.lettersALine = lettersALine;
    this.ordinaryLines = ordinaryLines;
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

  /**
   * The maximum number of points of a curve per decade of a logarithmic axis: two to three per
   * pixel.
   */
  int curveResolution() {
    return curveResolution;
  }

  /**
   * Returns the height of a line chart.
   *
   * @param subtitle the words below its title
   * @param groups the number of groups in its legend
   * @param entries the number of entries in each group
   */
  int lineChartHeight(String subtitle, int groups, int entries) {
    double legendHeight = Legend.height(groups, entries, legendColumns) + moreLines(subtitle);
    return this == WIDE
        ? (int) Math.max(560, 100 + legendHeight)
        : (int) Math.ceil(420 + legendHeight);
  }

  /** Returns the height that the lines of a subtitle take beyond the usual number of lines. */
  private int moreLines(String subtitle) {
    int lines =
        subtitle.lines().mapToInt(line -> (line.length() + lettersALine) / lettersALine).sum();
    return (int) Math.ceil(1.2 * textSize * Math.max(0, lines - ordinaryLines));
  }
}
