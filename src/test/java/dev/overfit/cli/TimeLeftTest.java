package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Higgs;
import dev.overfit.model.ModelSpec;
import dev.overfit.study.Studies;
import dev.overfit.suite.Replicate;
import dev.overfit.suite.ReplicateBegin;
import dev.overfit.suite.Suites;
import dev.overfit.suite.Trial;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong now = new AtomicLong();
  private final TimeLeft left = new TimeLeft(now::get);

  /** 990 of 1,000 epochs at 1 s are left; best at 4, patience 20, so it ends at 24 or later. */
  @Test
  void boundsAreTheEpochsAndThePatienceThatAreLeft() {
    left.begin(replicate("Tiny", 0, 1000, 20));
    epochs(1, 10, 4, SECOND);
    assertThat(left.ofTraining()).isEqualTo("at least 14 s, at most 17 min");
  }

  @Test
  void nothingIsSaidBeforeThereIsASpeed() {
    assertThat(left.ofTraining()).isEmpty();
    left.begin(replicate("Tiny", 0, 1000, 20));
    assertThat(left.ofTraining()).isEmpty();
    epochs(1, 1, 1, 50 * SECOND);
    assertThat(left.ofTraining()).isEmpty();
  }

  /** The first epoch, of 50 s, is ignored: 998 epochs of 2 s are 1,996 s, 33.3 min. */
  @Test
  void theFirstEpochHasNoSay() {
    left.begin(replicate("Tiny", 0, 1000, 200));
    epochs(1, 1, 1, 50 * SECOND);
    epochs(2, 2, 1, 2 * SECOND);
    assertThat(left.ofTraining()).isEqualTo("at least 6 min, at most 34 min");
  }

  /** After 100 epochs at 1 s and 50 at 3 s only the last 50 count: 850 of 3 s are 42.5 min. */
  @Test
  void theSpeedIsThatOfTheLastEpochs() {
    left.begin(replicate("Tiny", 0, 1000, 2000));
    epochs(1, 100, 1, SECOND);
    epochs(101, 150, 1, 3 * SECOND);
    assertThat(left.ofTraining()).isEqualTo("at most 43 min");
  }

  @Test
  void withoutEarlyStoppingThereIsOneTime() {
    TrainingConfig config = TrainingConfig.defaults().withEpochs(100).withoutEarlyStopping();
    left.begin(new Replicate(model("Tiny"), config, 0));
    epochs(1, 10, 10, SECOND);
    assertThat(left.ofTraining()).isEqualTo("at most 90 s");
  }

  /**
   * The epochs of a warm-up, 23 for MediumNormalized with 20 steps an epoch, do not count for
   * patience, and the first epoch after them is better than all of them.
   */
  @Test
  void aWarmUpCountsForNoPatience() {
    Replicate normalized = replicate("MediumNormalized", 0, 1000, 20);
    int warmUp = normalized.model().warmUpEpochs(20);
    assertThat(warmUp).isGreaterThan(5);
    left.begin(normalized);
    epochs(1, 5, 2, SECOND);
    assertThat(left.ofTraining()).startsWith("at least " + (warmUp + 1 - 5 + 20) + " s,");
  }

  /**
   * Two trainings of Tiny had 40 and 60 epochs, lower median 40, so at epoch 10 there are 30 left.
   */
  @Test
  void trainingsOfTheModelThatHaveEndedSayWhatIsLikely() {
    train(replicate("Tiny", 0, 1000, 20), 40, SECOND);
    train(replicate("Tiny", 1, 1000, 20), 60, SECOND);
    left.begin(replicate("Tiny", 2, 1000, 20));
    epochs(1, 10, 4, SECOND);
    assertThat(left.ofTraining()).isEqualTo("likely 30 s, at most 17 min");
    epochs(11, 38, 38, SECOND); // with the best at 38 it goes on until 58 at least
    assertThat(left.ofTraining()).isEqualTo("likely 20 s, at most 17 min");
  }

  @Test
  void otherModelsAndTrainingsThatWereCutSayNothing() {
    train(replicate("Small", 0, 1000, 20), 40, SECOND);
    Replicate tiny = replicate("Tiny", 0, 1000, 20);
    left.begin(tiny);
    left.end(tiny, result(tiny, 30, SECOND, new StopReason.Cancelled(30)));
    left.begin(replicate("Tiny", 1, 1000, 20));
    epochs(1, 10, 4, SECOND);
    assertThat(left.ofTraining()).startsWith("at least");
  }

  /**
   * Tiny had 40 epochs of 1 s and Small 30 of 2 s, one after the other. Two of Small and one of
   * Tiny are to come: likely 2 * 60 + 40 = 160 s, 2.7 min, at most 2 * 2,000 + 1,000 s, 83.3 min.
   */
  @Test
  void theRunIsToldOnceEachModelHasEnded() {
    Replicate tiny = replicate("Tiny", 0, 1000, 20);
    assertThat(left.ofRun(new ReplicateBegin(tiny, 1, 6))).isEmpty();
    train(tiny, 40, SECOND);
    Replicate small = replicate("Small", 0, 1000, 20);
    assertThat(left.ofRun(new ReplicateBegin(small, 2, 6))).isEmpty();
    train(small, 30, 2 * SECOND);
    train(replicate("Tiny", 1, 1000, 20), 40, SECOND);
    ReplicateBegin begin = new ReplicateBegin(replicate("Small", 1, 1000, 20), 4, 6);
    assertThat(left.ofRun(begin)).isEqualTo("likely 3 min, at most 84 min");
  }

  /** Two of 40 s and one taken from another run, 0 s; at most 2 * 100 s and 100 * 2 s. */
  @Test
  void whatWasTakenLikelyIsAgain() {
    train(replicate("Tiny", 0, 100, 20), 40, SECOND);
    Replicate taken = replicate("Small", 0, 100, 20);
    left.begin(taken);
    left.end(taken, ended(taken, 30, 2 * SECOND));
    ReplicateBegin begin = new ReplicateBegin(replicate("Tiny", 1, 100, 20), 3, 5);
    assertThat(left.ofRun(begin)).isEqualTo("likely 80 s, at most 7 min");
  }

  /** 40 s of training took 20 s, so trainings ran at once and likely will again. */
  @Test
  void whatTrainsAtOnceIsLikelyShorter() {
    left.begin(replicate("Tiny", 0, 100, 20));
    epochs(1, 40, 40, SECOND);
    now.set(20 * SECOND);
    left.end(replicate("Tiny", 0, 100, 20), ended(replicate("Tiny", 0, 100, 20), 40, SECOND));
    ReplicateBegin begin = new ReplicateBegin(replicate("Tiny", 1, 100, 20), 2, 2);
    assertThat(left.ofRun(begin)).isEqualTo("likely 20 s, at most 2 min");
  }

  private void train(Replicate replicate, int epochs, long nanos) {
    left.begin(replicate);
    epochs(1, epochs, epochs, nanos);
    now.addAndGet(epochs * nanos);
    left.end(replicate, ended(replicate, epochs, nanos));
  }

  private void epochs(int from, int to, int best, long nanos) {
    for (int epoch = from; epoch <= to; epoch++) {
      left.epoch(
          new EpochEnd(
              metrics(epoch), Optional.of(metrics(Math.min(best, epoch))), 20L * epoch, nanos));
    }
  }

  private static TrainingResult ended(Replicate replicate, int epochs, long nanos) {
    return result(replicate, epochs, nanos, new StopReason.EpochsCompleted(epochs));
  }

  private static TrainingResult result(
      Replicate replicate, int epochs, long nanos, StopReason reason) {
    List<EpochMetrics> history =
        IntStream.rangeClosed(1, epochs).mapToObj(TimeLeftTest::metrics).toList();
    return Studies.timed(
        Studies.result(replicate.model(), history, reason), Duration.ofNanos(epochs * nanos));
  }

  private static EpochMetrics metrics(int epoch) {
    return Epochs.of(epoch, 0.001f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f);
  }

  private static Replicate replicate(String name, int number, int epochs, int patience) {
    TrainingConfig config =
        TrainingConfig.defaults()
            .withEpochs(epochs)
            .withEarlyStopping(EarlyStopping.ofPatience(patience));
    return new Replicate(model(name), config, number);
  }

  private static ModelSpec model(String name) {
    return Suites.all().stream()
        .flatMap(suite -> suite.trials().stream())
        .filter(trial -> trial.name().equals(name))
        .map((Trial trial) -> trial.model(Higgs.COLUMNS))
        .findFirst()
        .orElseThrow();
  }
}
