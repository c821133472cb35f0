package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LivePredictorTest {
  private static final int SWAPS = 200;

  private final TwoAnswers answers;

  LivePredictorTest() throws IOException {
    answers = new TwoAnswers();
  }

  @Test
  void swapsUnderFourThreadsLoseNoCallAndLeaveNothing() throws Exception {
    long held = Pointer.totalCount();
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (LivePredictor live = LivePredictor.of(TwoAnswers.predictor(0))) {
      List<Future<int[]>> callers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        callers.add(threads.submit(() -> callUntil(ended, live)));
      }
      for (int i = 1; i <= SWAPS; i++) {
        live.swap(TwoAnswers.predictor(i % 2));
      }
      ended.set(true);
      for (Future<int[]> caller : callers) {
        assertThat(caller.get()).doesNotContain(0);
      }
      assertThat(live.call(answers::of)).isEqualTo(SWAPS % 2);
    } finally {
      threads.shutdownNow();
    }
    assertThat(Pointer.totalCount()).isEqualTo(held);
  }

  /** Counts how often each version answered; both calls within one must get the same version. */
  private int[] callUntil(AtomicBoolean ended, LivePredictor live) throws IOException {
    int[] calls = new int[2];
    while (!ended.get()) {
      int answered =
          live.call(
              version -> {
                int first = answers.of(version);
                assertThat(answers.of(version)).isEqualTo(first);
                return first;
              });
      calls[answered]++;
    }
    return calls;
  }

  @Test
  void aCallThatRunsKeepsItsVersionThroughSwapsAndTheEnd() throws Exception {
    Predictor first = TwoAnswers.predictor(0);
    LivePredictor live = LivePredictor.of(first);
    int answered =
        live.call(
            version -> {
              live.swap(TwoAnswers.predictor(1)); // would deadlock if a swap waited for calls
              assertThat(live.call(answers::of)).isEqualTo(1);
              live.close();
              assertThatThrownBy(() -> live.call(answers::of))
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessage("live predictor: is closed");
              return answers.of(version);
            });
    assertThat(answered).isZero();
    assertThatThrownBy(() -> answers.of(first)).hasMessage("predictor: is closed");
  }

  @Test
  void aCallThatLastsHoldsUpNeitherASwapNorOtherCalls() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch swapped = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Predictor first = TwoAnswers.predictor(0);
    try (LivePredictor live = LivePredictor.of(first)) {
      Callable<Integer> lasting =
          () ->
              live.call(
                  version -> {
                    began.countDown();
                    assertThat(swapped.await(30, TimeUnit.SECONDS)).isTrue();
                    return answers.of(version);
                  });
      Future<Integer> call = thread.submit(lasting);
      began.await();
      live.swap(TwoAnswers.predictor(1));
      assertThat(live.call(answers::of)).isEqualTo(1);
      assertThat(answers.of(first)).as("is open as long as it is called").isZero();
      swapped.countDown();
      assertThat(call.get()).isZero();
      assertThatThrownBy(() -> answers.of(first)).hasMessage("predictor: is closed");
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void whatACallThrowsComesOutAndLetsGoOfItsVersion() throws Exception {
    Predictor first = TwoAnswers.predictor(0);
    try (LivePredictor live = LivePredictor.of(first)) {
      assertThatThrownBy(() -> live.call(version -> version.probability(1, 2, 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("row: expected 2 features, received 3");
      assertThatThrownBy(
              () ->
                  live.call(
                      version -> {
                        throw new IOException("mine");
                      }))
          .isInstanceOf(IOException.class)
          .hasMessage("mine");
      live.swap(TwoAnswers.predictor(1));
      assertThatThrownBy(() -> answers.of(first)).hasMessage("predictor: is closed");
    }
  }

  @Test
  void callersAreAnsweredOrRefusedWhenItIsClosed() throws Exception {
    long held = Pointer.totalCount();
    LivePredictor live = LivePredictor.of(TwoAnswers.predictor(0));
    CountDownLatch all = new CountDownLatch(4);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> callers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        callers.add(threads.submit(() -> callUntilRefused(live, all)));
      }
      all.await();
      live.close();
      live.close();
      for (Future<String> caller : callers) {
        assertThat(caller.get()).isEqualTo("live predictor: is closed");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(Pointer.totalCount()).isEqualTo(held);
  }

  private String callUntilRefused(LivePredictor live, CountDownLatch answered) throws IOException {
    while (true) {
      try {
        assertThat(live.call(answers::of)).isZero();
      } catch (IllegalStateException e) {
        return String.valueOf(e.getMessage());
      }
      answered.countDown();
    }
  }

  @Test
  void anInterruptedThreadIsAnsweredAndMaySwap() throws Exception {
    try (LivePredictor live = LivePredictor.of(TwoAnswers.predictor(0))) {
      Thread.currentThread().interrupt();
      live.swap(TwoAnswers.predictor(1));
      assertThat(live.call(answers::of)).isEqualTo(1);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void whatAnswersAlreadyIsNotSwappedInAgain() throws Exception {
    Predictor first = TwoAnswers.predictor(0);
    try (LivePredictor live = LivePredictor.of(first)) {
      assertThatThrownBy(() -> live.swap(first))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("next: expected another version, received what answers");
      assertThat(live.call(answers::of)).isZero();
    }
  }

  @Test
  void whatComesAfterTheEndIsClosed() throws Exception {
    LivePredictor live = LivePredictor.of(TwoAnswers.predictor(0));
    live.close();
    Predictor late = TwoAnswers.predictor(1);
    assertThatThrownBy(() -> live.swap(late)).hasMessage("live predictor: is closed");
    assertThatThrownBy(() -> answers.of(late)).hasMessage("predictor: is closed");
  }
}
