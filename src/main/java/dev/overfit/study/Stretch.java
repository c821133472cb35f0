package dev.overfit.study;

/** A stretch of the smoothed curves of a training, given by its ends. */
record Stretch(Point from, Point to) {
  /**
   * The values of both curves at an epoch, as displayed.
   *
   * @param epoch the epoch, from 1
   * @param training the training crossentropy
   * @param validation the validation crossentropy
   */
  record Point(int epoch, double training, double validation) {}

  /** Returns how far training crossentropy falls. */
  double trainingFall() {
    return Figures.difference(from.training, to.training);
  }

  /** Returns how far validation crossentropy rises. */
  double validationRise() {
    return Figures.difference(to.validation, from.validation);
  }

  /** The epochs in words, such as {@code epochs 1 to 20}. */
  String epochs() {
    return Figures.format("epochs %s to %s", Figures.count(from.epoch), Figures.count(to.epoch));
  }

  /** The training crossentropy at both ends, such as {@code from 0.7000 to 0.6000}. */
  String training() {
    return ends(from.training, to.training);
  }

  /** The validation crossentropy at both ends, such as {@code from 0.7000 to 0.6000}. */
  String validation() {
    return ends(from.validation, to.validation);
  }

  private static String ends(double from, double to) {
    return "from " + Figures.crossentropy(from) + " to " + Figures.crossentropy(to);
  }
}
