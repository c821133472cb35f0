package dev.overfit.study;

/** A stretch of the smoothed curves of a training, by its ends. */
record Stretch(Point from, Point to) {
  /**
   * What the curves are in an epoch, as it is shown.
   *
   * @param epoch from 1
   * @param training training crossentropy
   * @param validation validation crossentropy
   */
  record Point(int epoch, double training, double validation) {}

  /** How far training crossentropy falls. */
  double trainingFall() {
    return Figures.difference(from.training, to.training);
  }

  /** How far validation crossentropy rises. */
  double validationRise() {
    return Figures.difference(to.validation, from.validation);
  }

  /** Its epochs in words, such as {@code epochs 1 to 20}. */
  String epochs() {
    return Figures.format("epochs %s to %s", Figures.count(from.epoch), Figures.count(to.epoch));
  }

  /** Training crossentropy at both ends, such as {@code from 0.7000 to 0.6000}. */
  String training() {
    return ends(from.training, to.training);
  }

  /** Validation crossentropy likewise. */
  String validation() {
    return ends(from.validation, to.validation);
  }

  private static String ends(double from, double to) {
    return "from " + Figures.crossentropy(from) + " to " + Figures.crossentropy(to);
  }
}
