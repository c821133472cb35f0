package dev.overfit.training;

/** Why a training ended. */
public sealed interface StopReason {
  /**
   * One word for a table: {@code epochs}, {@code early_stopping}, {@code diverged} or {@code
   * cancelled}.
   */
  String label();

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
  }

  /**
   * {@link EarlyStopping} saw no improvement for its patience.
   *
   * @param epoch the last epoch that ran, from 1
   * @param monitor the figure it watched
   * @param bestEpoch the epoch of its best value, from 1
   */
  record EarlyStopped(int epoch, Metric monitor, int bestEpoch) implements StopReason {
    @Override
    public String label() {
      return "early_stopping";
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
  }
}
