package dev.overfit.simulation;

/**
 * The W boson that decayed to the lepton and an unobserved neutrino.
 *
 * <p>The neutrino's momentum along the beam is chosen such that the pair has the mass of a W: with
 * A = 80.4²/(2 pTl) + MET · cosΔφ and D = A² − MET², pz = A sinh ηl ± √D cosh ηl, the smaller |pz|
 * with probability 0.61. If D is negative there is no solution, and pz = MET sinh ηl, which gives
 * the transverse mass.
 *
 * @param momentum the sum of lepton and neutrino
 * @param mass the mass in GeV as stored, with an error of 0.5 g unless D is negative
 */
record LeptonicW(FourVector momentum, double mass) {
  private static final double W_MASS = Resonance.W.mass();
  private static final double SMALLER_SHARE = 0.61;
  private static final double MASS_ERROR = 0.5;

  static LeptonicW of(FourVector lepton, FourVector missing, Draws draws) {
    double pT = lepton.pT();
    double met = missing.pT();
    double a =
        W_MASS * W_MASS / (2 * pT) + (lepton.x() * missing.x() + lepton.y() * missing.y()) / pT;
    double d = a * a - met * met;
    double sinh = lepton.z() / pT;
    if (d < 0) {
      FourVector sum = sum(lepton, missing, met * sinh);
      return new LeptonicW(sum, sum.mass());
    }
    double cosh = lepton.momentum() / pT;
    FourVector sum = sum(lepton, missing, solution(a * sinh, Math.sqrt(d) * cosh, draws));
    return new LeptonicW(sum, sum.mass() + MASS_ERROR * draws.gaussian());
  }

  private static FourVector sum(FourVector lepton, FourVector missing, double pz) {
    return lepton.plus(FourVector.ofMass(0, missing.x(), missing.y(), pz));
  }

  private static double solution(double middle, double reach, Draws draws) {
    double near = middle - Math.copySign(reach, middle);
    double far = middle + Math.copySign(reach, middle);
    return draws.chance(SMALLER_SHARE) ? near : far;
  }
}
