package dev.overfit.cli;

import java.util.function.LongSupplier;

/** Ends this process, and reacts when it is asked to end from outside. */
interface ProcessEnd {
  /** Registers a thread to run when the process is asked to end. */
  void addHook(Thread hook);

  /** Removes a registered thread; does nothing if the process is already ending. */
  void removeHook(Thread hook);

  /**
   * Registers an action for a second signal, which arrives while the process is ending.
   *
   * @return an action that unregisters it
   */
  Runnable onSecondSignal(Runnable action);

  /** Ends the process at once. */
  void halt(int code);

  /** Returns the end of this JVM's process. */
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
