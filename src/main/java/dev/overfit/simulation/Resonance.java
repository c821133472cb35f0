package dev.overfit.simulation;

/**
 * A decaying particle, with its mass drawn from a Breit–Wigner distribution with cut tails.
 *
 * @param mass the peak M0 in GeV
 * @param width the full width Γ at half maximum in GeV
 */
record Resonance(double mass, double width) {
  /** The W boson. */
  static final Resonance W = new Resonance(80.4, 2.1);

  /** The top quark. */
  static final Resonance TOP = new Resonance(172.5, 1.5);

  /** The heavy neutral Higgs boson H0. */
  static final Resonance HEAVY_HIGGS = new Resonance(425, 5);

  /** The charged Higgs boson H±. */
  static final Resonance CHARGED_HIGGS = new Resonance(325, 5);

  /** The light Higgs boson h0. */
  static final Resonance LIGHT_HIGGS = new Resonance(125, 0.01);

  /** The mass of a bottom quark in GeV; all lighter ones count as massless. */
  static final double BOTTOM_MASS = 4.7;

  private static final double CUT = 0.47;

  /** Draws a mass M0 + (Γ/2) tan(πv), v uniform within ±0.47: within 5.3 widths of the peak. */
  double draw(Draws draws) {
    return mass + width / 2 * StrictMath.tan(Math.PI * draws.uniform(-CUT, CUT));
  }

  /** Draws a mass, raised to the minimum that the decay needs. */
  double drawAtLeast(double least, Draws draws) {
    return Math.max(draw(draws), least);
  }
}
