package dev.overfit.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measured collision that passed the selection.
 *
 * @param lepton the charged lepton
 * @param missing the missing transverse momentum, without energy and z
 * @param jets all jets found, at least four, the stored ones first
 * @param leptonicW the W boson that the lepton came from, as far as it can be reconstructed
 */
record Event(FourVector lepton, FourVector missing, List<Jet> jets, LeptonicW leptonicW) {
  private static final double ORDER_SPREAD = 0.35;

  /** Draws collisions until one passes the selection; about one in eight does. */
  static Event accepted(Channel channel, Draws draws) {
    Event event = attempt(channel, draws);
    while (event == null) {
      event = attempt(channel, draws);
    }
    return event;
  }

  /** Draws one collision; null if it does not pass the selection. */
  static @Nullable Event attempt(Channel channel, Draws draws) {
    Collision collision = Collision.of(channel, draws);
    FourVector lepton = Detector.measureLepton(collision.lepton(), draws);
    // One in ten ends here, before any shower.
    if (!Selection.accepts(lepton)) {
      return null;
    }
    Detector detector = new Detector(draws);
    detector.measure(collision.shower(draws));
    return Selection.accepts(lepton, detector.jets()) ? of(lepton, detector, draws) : null;
  }

  private static Event of(FourVector lepton, Detector detector, Draws draws) {
    return new Event(
        lepton,
        detector.missing(),
        ordered(detector.jets(), draws),
        LeptonicW.of(lepton, detector.missing(), draws));
  }

  /**
   * Sorts jets by descending pT · exp(0.35 g): in the real rows, too, only three in four neighbours
   * descend.
   */
  private static List<Jet> ordered(List<Jet> jets, Draws draws) {
    record Ranked(double rank, Jet jet) {}
    List<Ranked> ranked = new ArrayList<>(jets.size());
    for (Jet jet : jets) {
      double blur = StrictMath.exp(ORDER_SPREAD * draws.gaussian());
      ranked.add(new Ranked(-jet.momentum().pT() * blur, jet));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::rank));
    return ranked.stream().map(Ranked::jet).toList();
  }
}
