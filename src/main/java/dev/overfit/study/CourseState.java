package dev.overfit.study;

/**
 * What the curves of a training say about overfitting and underfitting. A training is in exactly
 * one of these states: the first one, in this order, whose definition holds.
 */
public enum CourseState {
  /**
   * The model got worse on the rows that it was not trained on, and better on those that it was.
   */
  OVERFITS(
      "overfits",
      Figures.format(
          "Overfits: validation crossentropy, smoothed over epochs, ends more than %s above its"
              + " lowest while training crossentropy has gone on falling; from the epoch on from"
              + " which it stays that far above.",
          Course.MARGIN)),

  /** The model was still improving when its epochs ended. */
  STILL_FALLING(
      "still falling",
      Figures.format(
          "Still falling: the epochs ended while validation crossentropy, smoothed over epochs, was"
              + " at its lowest in the last tenth of them, in which it fell by at least %s; it was"
              + " trained too short.",
          Figures.crossentropy(Course.FALL))),

  /**
   * The model no longer improves on rows that it was not trained on, but still does on the others.
   */
  STAGNATES(
      "close to overfitting",
      Figures.format(
          "Close to overfitting: validation crossentropy, smoothed over epochs, ends within %s of"
              + " its lowest, but since it first came so near, training crossentropy has fallen by"
              + " more than %s and the gap between both has widened by more than %s.",
          Course.MARGIN, Course.MARGIN, Course.MARGIN)),

  /** None of the other states. */
  HOLDS("does not overfit", "Does not overfit: none of these.");

  private final String words;
  private final String definition;

  CourseState(String words, String definition) {
    this.words = words;
    this.definition = definition;
  }

  /** The name of the state, such as {@code close to overfitting}. */
  public String words() {
    return words;
  }

  /** The definition of the state, in a sentence that begins with its name. */
  public String definition() {
    return definition;
  }
}
