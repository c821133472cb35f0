package dev.overfit.training;

import dev.overfit.choice.Words;

/** Why a training ended. */
public sealed interface StopReason {
  /**
   * One word for a table: {@code epochs}, {@code early_stopping}, {@code diverged} or {@code
   * cancelled}.
   */
  String label();

  /** The reason in a few words, such as {@code no better for 200 epochs}. */
  String words();

  /** Whether the training came to an end that its settings foresee. */
  boolean completed();

  /** Whether a training of so many epochs has nothing left to do; else it can go on. */
  boolean ends(int epochs);

  /** What the visitor says of this kind of reason. */
  <R> R accept(Visitor<R> visitor);

  /**
   * What has an answer for every kind of reason.
   *
   * @param <R> the answer
   */
  interface Visitor<R> {
    /** For {@link EpochsCompleted}. */
    R epochsCompleted(EpochsCompleted reason);

    /** For {@link EarlyStopped}. */
    R earlyStopped(EarlyStopped reason);

    /** For {@link Diverged}. */
    R diverged(Diverged reason);

    /** For {@link Cancelled}. */
    R cancelled(Cancelled reason);
  }

  /**
   * All epochs that were asked for have run.
   *
   * @param epochs how many
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
   * @param monitor the figure it watched
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
   * The loss was no finite number any more.
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
   * Somebody cancelled it, or its thread was interrupted.
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
