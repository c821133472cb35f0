package dev.overfit.picture;

import dev.overfit.picture.Legend.Entry;
import dev.overfit.study.Verdict;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The marks of verdicts: a shape for each, filled if settled; colors are for models. */
final class VerdictMark {
  private VerdictMark() {}

  static Color color(Verdict verdict) {
    return verdict == Verdict.REAL ? Palette.INK : Palette.FAINT_INK;
  }

  static Color fill(Verdict verdict) {
    return isSettled(verdict) ? color(verdict) : Palette.PAPER;
  }

  private static boolean isSettled(Verdict verdict) {
    return verdict == Verdict.REAL || verdict == Verdict.TOO_SMALL;
  }

  static Shape shape(Verdict verdict) {
    return verdict == Verdict.TOO_SMALL ? new Rectangle2D.Double(-4.5, -4.5, 9, 9) : disc(5);
  }

  static Shape disc(double radius) {
    return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
  }

  /** Returns the mark as the plot shows it: not filled if the verdict is not settled. */
  private static Shape sample(Verdict verdict) {
    return isSettled(verdict) ? shape(verdict) : ring(shape(verdict), disc(3.4));
  }

  /** Returns a shape with a hole in it. */
  static Shape ring(Shape shape, Shape hole) {
    Area ring = new Area(shape);
    ring.subtract(new Area(hole));
    return ring;
  }

  /** Returns a legend entry for each kind of verdict in the given ones. */
  static List<List<Entry>> legend(Collection<Verdict> verdicts) {
    return Arrays.stream(Verdict.values())
        .filter(verdicts::contains)
        .map(verdict -> List.of(new Entry(verdict.words(), color(verdict), null, sample(verdict))))
        .toList();
  }
}
