package dev.overfit.picture;

import java.util.stream.Stream;
import org.jfree.data.Range;

/**
 * The two lines of a model over the epochs.
 *
 * @param name the name of the model
 * @param diverged whether its training diverged, so that the last values can be of any size
 * @param training the values on the training rows
 * @param validation the values on the validation rows
 */
record ModelCurves(String name, boolean diverged, Line training, Line validation) {
  Stream<Line> lines() {
    return Stream.of(training, validation);
  }

  /** Returns whether both lines lie completely outside the range. */
  boolean isHiddenBy(Range range) {
    return lines().noneMatch(line -> line.isVisible(range));
  }
}
