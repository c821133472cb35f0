package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Split;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes {@link ScriptedTraining}s that first do what a script says, such as wait for others. */
final class ScriptedTrainings implements TrialTraining.Factory {
  /** What happens when a training begins. */
  @FunctionalInterface
  interface Script {
    /**
     * Runs when a training begins.
     *
     * @param cancelled opens when the training is cancelled
     */
    void begin(String replicate, CountDownLatch cancelled) throws InterruptedException;
  }

  /** The minutes after which another thread's action counts as never happening. */
  static final int MOST_MINUTES = 5;

  private final int threads;
  private final Script script;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Queue<Thread> workers = new ConcurrentLinkedQueue<>();

  /**
   * Creates trainings that claim to use the given number of threads each.
   *
   * @param threads how many
   */
  ScriptedTrainings(int threads, Script script) {
    this.threads = threads;
    this.script = script;
  }

  /** Waits for another thread's action; fails if it does not come. */
  static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(MOST_MINUTES, TimeUnit.MINUTES)).as("came at all").isTrue();
  }

  /** Returns the most trainings that ran at once. */
  int most() {
    return most.get();
  }

  /** Returns the threads that trained. */
  List<Thread> workers() {
    return List.copyOf(workers);
  }

  @Override
  public TrialTraining of(Replicate replicate, TrialFiles files, List<TrainingListener> listeners) {
    ScriptedTraining training = new ScriptedTraining(replicate, files, listeners);
    CountDownLatch cancelled = new CountDownLatch(1);
    return new TrialTraining() {
      @Override
      public TrainingResult train(Split split) {
        workers.add(Thread.currentThread());
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
          script.begin(replicate.name(), cancelled);
          return training.train(split);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        } finally {
          running.decrementAndGet();
        }
      }

      @Override
      public void cancel() {
        training.cancel();
        cancelled.countDown();
      }
    };
  }

  @Override
  public int threads(Replicate replicate) {
    return threads;
  }
}
