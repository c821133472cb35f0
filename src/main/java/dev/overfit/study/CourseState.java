package dev.overfit.study;

/**
 * What the curves of a training say of over- and underfitting. A training is in exactly one of
 * these states, the first whose definition holds in this order.
 */
public enum CourseState {
  /** It got worse on the rows that do not train it, and better on those that do. */
  OVERFITS(
      "overfits",
      Figures.format(
          "Overfits: validation crossentropy, smoothed over epochs, ends more than %s above its"
              + " lowest while training crossentropy has gone on falling; from the epoch on from"
              + " which it stays that far above.",
          Course.MARGIN)),

  /** It had epochs left to get better in, and was not given them. */
  STILL_FALLING(
      "still falling",
      Figures.format(
          "Still falling: the epochs ended while validation crossentropy, smoothed over epochs, was"
              + " at its lowest in the last tenth of them, in which it fell by at least %s; it was"
              + " trained too short.",
          Figures.crossentropy(Course.FALL))),

  /** It gets no better on the rows that do not train it, and still does on those that do. */
  STAGNATES(
      "close to overfitting",
      Figures.format(
          "Close to overfitting: validation crossentropy, smoothed over epochs, ends within %s of"
              + " its lowest, but since it first came so near, training crossentropy has fallen by"
              + " more than %s and the gap between both has widened by more than %s.",
          Course.MARGIN, Course.MARGIN, Course.MARGIN)),

  /** Nothing of it. */
  HOLDS("does not overfit", "Does not overfit: none of these.");

  private final String words;
  private final String definition;

  CourseState(String words, String definition) {
    this.words = words;
    this.definition = definition;
  }

  /** What it is called, such as {@code close to overfitting}. */
  public String words() {
    return words;
  }

  /** When it holds, in a sentence that begins with its name. */
  public String definition() {
    return definition;
  }
}
