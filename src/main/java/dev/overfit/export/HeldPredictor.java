package dev.overfit.export;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A predictor with a count of its holders: its creator and each running call. The last holder
 * closes the predictor in its own thread, so that nobody waits for anybody.
 */
final class HeldPredictor {
  private final Predictor predictor;
  private final AtomicInteger holders = new AtomicInteger(1);

  /** Holds the predictor until {@link #release()}. */
  HeldPredictor(Predictor predictor) {
    this.predictor = predictor;
  }

  Predictor predictor() {
    return predictor;
  }

  /**
   * Adds a holder until {@link #release()}; returns false if all holders have released the
   * predictor, which is then closed.
   */
  boolean hold() {
    return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  /** Releases the predictor, once per holder. */
  void release() {
    if (holders.decrementAndGet() == 0) {
      predictor.close();
    }
  }
}
