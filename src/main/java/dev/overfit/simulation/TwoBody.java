package dev.overfit.simulation;

/**
 * The two daughters of a decay.
 *
 * @param first the first daughter
 * @param second the second daughter
 */
record TwoBody(FourVector first, FourVector second) {
  /**
   * Returns the decay of a particle at rest, M → m1 + m2: opposite momenta of length p = √[(M² −
   * (m1+m2)²) (M² − (m1−m2)²)] / 2M.
   *
   * @param mass M, at least m1 + m2
   * @param direction the direction of the first daughter, of length 1
   */
  static TwoBody atRest(double mass, double m1, double m2, FourVector direction) {
    double sum = m1 + m2;
    double difference = m1 - m2;
    double square = (mass * mass - sum * sum) * (mass * mass - difference * difference);
    double p = Math.sqrt(Math.max(0, square)) / (2 * mass);
    double x = p * direction.x();
    double y = p * direction.y();
    double z = p * direction.z();
    return new TwoBody(FourVector.ofMass(m1, x, y, z), FourVector.ofMass(m2, -x, -y, -z));
  }

  /**
   * Transforms both daughters from their parent's rest frame to the frame in which the parent
   * moves.
   */
  TwoBody boosted(FourVector parent) {
    return new TwoBody(first.boosted(parent), second.boosted(parent));
  }
}
