package dev.overfit.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The colors, dashes and marks of all pictures. A model has one color, one dash and one mark, so
 * that models can be told apart without seeing colors and in a black and white print; {@link Looks}
 * assigns them. No two of the first {@value #LOOKS} places have the same dash and the same mark.
 *
 * <p>The first seven colors are those of Okabe and Ito, "Color Universal Design" (2008), all but
 * the first two a little darker so that thin lines stand out from white. The others were chosen to
 * be as far as possible from these and from each other, also for readers who do not perceive red or
 * green.
 */
public final class Palette {
  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x1F2328);
  static final Color FAINT_INK = new Color(0x57606A);
  static final Color GRID = new Color(0xDFE3E8);

  private static final List<Color> SERIES =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x008A66),
          new Color(0xB0578D),
          new Color(0xBF8700),
          new Color(0x3D9BD1),
          new Color(0x4D4D4D),
          new Color(0x1A2FA0),
          new Color(0xA3122D),
          new Color(0x8A3FFC),
          new Color(0x6B4A12),
          new Color(0x5B0A5E));

  /** The number of different colors for models. */
  public static final int COLORS = SERIES.size();

  /** The number of pairs of dash and mark, whose counts have no common factor. */
  static final int LOOKS = 35;

  /**
   * The alpha of the color of what is drawn behind: the replicates beside the one that is shown.
   */
  private static final int FAINT = 110;

  private static final float[][] DASHES = {
    {7, 3}, {2.5f, 2.5f}, {8, 2.5f, 2, 2.5f}, {12, 4}, {4, 2}, {8, 2, 2, 2, 2, 2}, {1.5f, 3}
  };

  private static final int MARKS = 5;

  private Palette() {}

  /** Returns the place, below 420, with the given indexes of color, dash and mark. */
  static int place(int color, int dash, int mark) {
    return IntStream.iterate(color, place -> place + COLORS)
        .filter(place -> place % DASHES.length == dash && place % MARKS == mark)
        .findFirst()
        .orElseThrow();
  }

  static Color color(int model) {
    return SERIES.get(model % SERIES.size());
  }

  /** Returns the faint color of a model. */
  static Color faint(int model) {
    Color color = color(model);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), FAINT);
  }

  static Stroke solid(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static Stroke dashed(int model, float width) {
    float[] dash = DASHES[model % DASHES.length];
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  /** Returns the lengths of dashes and gaps of a model's dashed lines. */
  static List<Float> dash(int model) {
    List<Float> lengths = new ArrayList<>();
    for (float length : DASHES[model % DASHES.length]) {
      lengths.add(length);
    }
    return lengths;
  }

  /** Returns the mark of a model, centered on the origin. */
  static Shape mark(int model) {
    return switch (model % MARKS) {
      case 0 -> new Ellipse2D.Double(-5, -5, 10, 10);
      case 1 -> new Rectangle2D.Double(-4.5, -4.5, 9, 9);
      case 2 -> polygon(0, -6, 6, 5, -6, 5);
      case 3 -> polygon(0, 6, 6, -5, -6, -5);
      default -> polygon(0, -6.5, 6, 0, 0, 6.5, -6, 0);
    };
  }

  private static Shape polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
