package dev.overfit.simulation;

/** Which of the two kinds of collision a row shows, and how much radiation comes with it. */
enum Channel {
  /** Pairs of top quarks, label 0. */
  BACKGROUND {
    @Override
    HardProcess generate(Draws draws) {
      return HardProcess.background(draws);
    }

    @Override
    InitialStateRadiation radiation() {
      return InitialStateRadiation.BACKGROUND;
    }
  },
  /** The heavy Higgs boson, label 1. */
  SIGNAL {
    @Override
    HardProcess generate(Draws draws) {
      return HardProcess.signal(draws);
    }

    @Override
    InitialStateRadiation radiation() {
      return InitialStateRadiation.SIGNAL;
    }
  };

  private static final double SIGNAL_SHARE = 0.53;

  /** Signal with probability 0.53. */
  static Channel draw(Draws draws) {
    return draws.chance(SIGNAL_SHARE) ? SIGNAL : BACKGROUND;
  }

  /** A decay, in the rest frame of its parent. */
  abstract HardProcess generate(Draws draws);

  /** What the incoming partons radiate. */
  abstract InitialStateRadiation radiation();

  /** The label of its rows, 1 for signal. */
  float label() {
    return this == SIGNAL ? 1 : 0;
  }
}
