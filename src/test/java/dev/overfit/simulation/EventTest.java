package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EventTest {
  private static final int ATTEMPTS = 100_000;

  private static double acceptance(Channel channel) {
    Draws draws = Draws.of(0, 0);
    int accepted = 0;
    for (int i = 0; i < ATTEMPTS; i++) {
      accepted += Event.attempt(channel, draws) != null ? 1 : 0;
    }
    return (double) accepted / ATTEMPTS;
  }

  /** The specified shares are 0.117 and 0.122; the tolerance is four standard errors of 0.001. */
  @Test
  void oneEventInEightPassesTheSelection() {
    assertThat(acceptance(Channel.BACKGROUND)).isCloseTo(0.117, within(0.0045));
    assertThat(acceptance(Channel.SIGNAL)).isCloseTo(0.122, within(0.0045));
  }

  @Test
  void acceptedEventsKeepWithinTheCuts() {
    Draws draws = Draws.of(1, 0);
    for (int i = 0; i < 2000; i++) {
      Event event = Event.accepted(Channel.SIGNAL, draws);
      assertThat(Selection.accepts(event.lepton())).isTrue();
      assertThat(Selection.accepts(event.lepton(), event.jets())).isTrue();
      for (Jet jet : event.jets()) {
        assertThat(jet.momentum().pT()).isGreaterThan(15);
        assertThat(Math.abs(jet.momentum().eta())).isLessThan(3);
      }
    }
  }

  @Test
  void jetsFallInThreeOfFourNeighboursOnly() {
    Draws draws = Draws.of(2, 0);
    int falling = 0;
    for (int i = 0; i < 5000; i++) {
      Event event = Event.accepted(Channel.BACKGROUND, draws);
      for (int slot = 0; slot < 3; slot++) {
        falling += pT(event, slot) > pT(event, slot + 1) ? 1 : 0;
      }
    }
    assertThat(falling / 15_000.).isBetween(0.70, 0.80);
  }

  private static double pT(Event event, int slot) {
    return event.jets().get(slot).momentum().pT();
  }
}
