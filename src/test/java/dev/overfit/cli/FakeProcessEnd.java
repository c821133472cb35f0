package dev.overfit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process whose end is only recorded. */
final class FakeProcessEnd implements ProcessEnd {
  final List<Thread> hooks = new ArrayList<>();
  private Runnable onSecondSignal = () -> {};
  private final CompletableFuture<Integer> halted = new CompletableFuture<>();

  @Override
  public void addHook(Thread hook) {
    hooks.add(hook);
  }

  @Override
  public void removeHook(Thread hook) {
    hooks.remove(hook);
  }

  @Override
  public Runnable onSecondSignal(Runnable action) {
    onSecondSignal = action;
    return () -> onSecondSignal = () -> {};
  }

  @Override
  public void halt(int code) {
    halted.complete(code);
  }

  /** Starts the hooks and waits until they have cancelled and wait for the run. */
  void pressCtrlC() {
    for (Thread hook : hooks) {
      hook.start();
      while (hook.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }
  }

  void pressCtrlCAgain() {
    onSecondSignal.run();
  }

  /** Waits for the end and returns its exit code. */
  int haltedWith() {
    return halted.orTimeout(5, TimeUnit.MINUTES).join();
  }
}
