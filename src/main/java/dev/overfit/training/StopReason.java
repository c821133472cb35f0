package dev.overfit.training;

import dev.overfit.choice.Words;

/** Why a training ended. */
public sealed interface StopReason {
  /**
   * Returns one word for a table: {@code epochs}, {@code early_stopping}, {@code diverged} or
   * {@code cancelled}.
   */
  String label();

  /** Returns the reason in a few words, such as {@code no better for 200 epochs}. */
  String words();

  /** Returns whether the training came to an end that its settings foresee. */
  boolean completed();

  /**
   * Returns whether a training of {@code epochs} epochs has nothing left to do; else it can
   * continue.
   */
  boolean ends(int epochs);

  /** Calls the visitor's method for this kind of reason. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor with a method for every kind of reason.
   *
   * @param <R> the type of the result
   */
  interface Visitor<R> {
    /** Visits {@link EpochsCompleted}. */
    R epochsCompleted(EpochsCompleted reason);

    /** Visits {@link EarlyStopped}. */
    R earlyStopped(EarlyStopped reason);

    /** Visits {@link Diverged}. */
    R diverged(Diverged reason);

    /** Visits {@link Cancelled}. */
    R cancelled(Cancelled reason);
  }

  /**
   * All requested epochs have run.
   *
   * @param epochs the number of epochs
   */
  record EpochsCompleted(int epochs) implements StopReason {
    @Override
    public String label() {
      return "epochs";
    }

    @Override
    public String words() {
      return "all " + Words.count(epochs) + " epochs done";
    }

    @Override
    public boolean completed() {
      return true;
    }

    @Override
    public boolean ends(int ofEpochs) {
      return epochs >= ofEpochs;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.epochsCompleted(this);
    }
  }

  /**
   * {@link EarlyStopping} saw no improvement for its patience.
   *
   * @param epoch the last epoch that ran, from 1
   * @param monitor the metric that was watched
   * @param bestEpoch the best epoch by {@link TrainingConfig#bestRule}, from 1; 0 if there is none
   */
  record EarlyStopped(int epoch, Metric monitor, int bestEpoch) implements StopReason {
    @Override
    public String label() {
      return "early_stopping";
    }

    @Override
    public String words() {
      return "no better for " + Words.count(epoch - bestEpoch) + " epochs";
    }

    @Override
    public boolean completed() {
      return true;
    }

    @Override
    public boolean ends(int ofEpochs) {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.earlyStopped(this);
    }
  }

  /**
   * The loss is no longer finite.
   *
   * @param epoch the epoch in which that happened, from 1; it is the last of the history
   * @param loss the loss: NaN or infinite
   */
  record Diverged(int epoch, double loss) implements StopReason {
    @Override
    public String label() {
      return "diverged";
    }

    @Override
    public String words() {
      return "diverged: loss "
          + Words.number(loss).replace("Infinity", "infinite")
          + " in epoch "
          + Words.count(epoch);
    }

    @Override
    public boolean completed() {
      return false;
    }

    @Override
    public boolean ends(int ofEpochs) {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.diverged(this);
    }
  }

  /**
   * The training was cancelled, or its thread was interrupted.
   *
   * @param epochs how many epochs had ended
   */
  record Cancelled(int epochs) implements StopReason {
    @Override
    public String label() {
      return "cancelled";
    }

    @Override
    public String words() {
      return "cancelled after " + Words.count(epochs) + " epochs";
    }

    @Override
    public boolean completed() {
      return false;
    }

    @Override
    public boolean ends(int ofEpochs) {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cancelled(this);
    }
  }
}
