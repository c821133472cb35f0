package dev.overfit.simulation;

/** The two kinds of collision, and how much radiation comes with each. */
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

  /** Draws a channel: signal with probability 0.53. */
  static Channel draw(Draws draws) {
    return draws.chance(SIGNAL_SHARE) ? SIGNAL : BACKGROUND;
  }

  /** Draws a decay, in the rest frame of the parent. */
  abstract HardProcess generate(Draws draws);

  /** Returns what the incoming partons radiate. */
  abstract InitialStateRadiation radiation();

  /** Returns the label of the rows, 1 for signal. */
  float label() {
    return this == SIGNAL ? 1 : 0;
  }
}
