package dev.overfit.picture;

import java.util.stream.Stream;
import org.jfree.data.Range;

/**
 * The two lines of a model over the epochs.
 *
 * @param name the model
 * @param diverged whether its training did, so that its last values may be of any size
 * @param training over training rows
 * @param validation over validation rows
 */
record ModelCurves(String name, boolean diverged, Line training, Line validation) {
  Stream<Line> lines() {
    return Stream.of(training, validation);
  }

  /** Whether a range has nothing of it. */
  boolean isHiddenBy(Range range) {
    return lines().noneMatch(line -> line.isVisible(range));
  }
}
