package dev.overfit.cli;

import java.util.function.LongSupplier;

/** The end of this process: what runs when it comes from outside, and how to bring it about. */
interface ProcessEnd {
  /** Has a thread run when the process is asked to end. */
  void addHook(Thread hook);

  /** Takes it back; does nothing where the process is ending already. */
  void removeHook(Thread hook);

  /**
   * Has something run when the process is asked to end by a signal once more, while it is ending.
   *
   * @return takes it back
   */
  Runnable onSecondSignal(Runnable action);

  /** Ends the process at once. */
  void halt(int code);

  /** This JVM's. */
  static ProcessEnd ofRuntime() {
    Runtime runtime = Runtime.getRuntime();
    LongSupplier nanoTime = System::nanoTime;
    return new ProcessEnd() {
      @Override
      public void addHook(Thread hook) {
        runtime.addShutdownHook(hook);
      }

      @Override
      public void removeHook(Thread hook) {
        try {
          runtime.removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
          return; // the hook runs and will see that the work is done
        }
      }

      @Override
      public Runnable onSecondSignal(Runnable action) {
        return SecondSignal.watch(action, nanoTime);
      }

      @Override
      public void halt(int code) {
        runtime.halt(code);
      }
    };
  }
}
