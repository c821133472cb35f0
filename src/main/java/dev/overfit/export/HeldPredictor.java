package dev.overfit.export;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A predictor with the number of those that hold it: whoever made it, and each call that runs. The
 * last of them closes it, in its own thread, so that nobody waits for anybody.
 */
final class HeldPredictor {
  private final Predictor predictor;
  private final AtomicInteger holders = new AtomicInteger(1);

  /** Holds it until {@link #release()}. */
  HeldPredictor(Predictor predictor) {
    this.predictor = predictor;
  }

  /** What is held. */
  Predictor predictor() {
    return predictor;
  }

  /** Holds it until {@link #release()}; false where all have let go of it, and it is closed. */
  boolean hold() {
    return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  /** Lets go of it, once for each that holds it. */
  void release() {
    if (holders.decrementAndGet() == 0) {
      predictor.close();
    }
  }
}
