package dev.overfit.simulation;

/**
 * The polarization of a W boson: the density of the cosine of θ, the angle between its first
 * daughter (the charged lepton or the first quark) in the boson's rest frame and the boson's
 * direction in the rest frame of its parent.
 */
enum Polarization {
  /** Density ¾ sin²θ: the middle one of three uniforms. */
  LONGITUDINAL {
    @Override
    double cosine(double a, double b, double c) {
      return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
  },
  /** Density ⅜ (1 − cosθ)²: minus the largest of three uniforms. */
  LEFT_HANDED {
    @Override
    double cosine(double a, double b, double c) {
      return -Math.max(Math.max(a, b), c);
    }
  };

  abstract double cosine(double a, double b, double c);

  /** Draws a cosine of θ. */
  double draw(Draws draws) {
    return cosine(draws.uniform(-1, 1), draws.uniform(-1, 1), draws.uniform(-1, 1));
  }

  /**
   * Draws the decay of a W boson to two massless daughters.
   *
   * @param w the boson, in the rest frame of its parent, not at rest
   * @return the daughters, in the same frame
   */
  TwoBody decay(FourVector w, Draws draws) {
    FourVector direction = tilted(w, draw(draws), draws.azimuth());
    return TwoBody.atRest(w.mass(), 0, 0, direction).boosted(w);
  }

  /** Returns the direction at an angle from an axis, rotated about the axis by an azimuth. */
  private static FourVector tilted(FourVector axis, double cosine, FourVector azimuth) {
    double p = axis.momentum();
    double pT = axis.pT();
    double sine = Math.sqrt(1 - cosine * cosine);
    double cosPhi = axis.x() / pT;
    double sinPhi = axis.y() / pT;
    double along = sine * azimuth.x(); // on the polar unit vector, in the plane of axis and beam
    double across = sine * azimuth.y(); // on the unit vector perpendicular to that plane
    double outward = cosine * pT / p + along * axis.z() / p;
    return new FourVector(
        0,
        outward * cosPhi - across * sinPhi,
        outward * sinPhi + across * cosPhi,
        cosine * axis.z() / p - along * pT / p);
  }
}
