package dev.overfit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import dev.overfit.suite.Replicate;
import dev.overfit.suite.TrialFiles;
import dev.overfit.suite.TrialTraining;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares units on Spark within this JVM with the same trainings without Spark. */
class SparkTrainingsTest {
  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier("Few", 2, new Dense(4, Activation.ELU));
  private static final TrainingConfig CONFIG =
      TrainingConfig.defaults().withEpochs(6).withBatchSize(16).withThreads(1);
  private static final Split SPLIT = split();

  @TempDir Path folder;

  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
  private final SparkTrainings trainings =
      new SparkTrainings(new PrintStream(progress, true, StandardCharsets.UTF_8));
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void endSpark() {
    trainings.close();
  }

  @Test
  void resultFilesAndEventsAreThoseOfATrainingHere() throws Exception {
    Replicate replicate = new Replicate(MODEL, CONFIG, 1);
    TrainingResult here =
        TrialTraining.Factory.ofTensorFlow()
            .of(replicate, files("here"), List.of(recorder()))
            .train(SPLIT);
    List<String> toldHere = List.copyOf(told);
    told.clear();

    TrialTraining training = trainings.of(replicate, files("there"), List.of(recorder()));
    TrainingResult there = training.train(SPLIT);

    assertThat(there.history()).isEqualTo(here.history());
    assertThat(there.variables()).isEqualTo(here.variables());
    assertThat(there.bestWeights()).isEqualTo(here.bestWeights());
    assertThat(there.validation()).isEqualTo(here.validation());
    assertThat(there.test()).isEqualTo(here.test());
    assertThat(there.stopReason()).isEqualTo(here.stopReason());
    assertThat(told).isEqualTo(toldHere);
    assertThat(training.files()).hasSize(4).allMatch(file -> file.toFile().isFile());
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("1 ended, 0 under way");
  }

  @Test
  void trainsThereAsHereOnRowsOfWhichNoneValidate() throws Exception {
    Replicate fit = new Replicate(MODEL, CONFIG.withoutEarlyStopping().withEpochs(3), 0);
    TrainingResult here =
        TrialTraining.Factory.ofTensorFlow()
            .of(fit, files("here"), List.of())
            .train(SPLIT.joined());

    TrainingResult there =
        trainings.of(fit, files("there"), List.of(recorder())).train(SPLIT.joined());

    assertThat(there.variables()).isEqualTo(here.variables());
    assertThat(there.test()).isPresent().isEqualTo(here.test());
    assertThat(there.history()).isEqualTo(here.history());
    assertThat(told).hasSize(5);
  }

  @Test
  void goesOnFromACheckpointOnAnExecutorAndTellsWhatIsNew() throws Exception {
    Replicate half = new Replicate(MODEL, CONFIG.withEpochs(3), 0);
    TrialTraining.Factory.ofTensorFlow().of(half, files("half"), List.of()).train(SPLIT);
    Replicate whole = new Replicate(MODEL, CONFIG, 0);
    TrainingResult unbroken =
        TrialTraining.Factory.ofTensorFlow().of(whole, files("whole"), List.of()).train(SPLIT);
    Path from = files("half").checkpoint();
    TrialFiles files = new TrialFiles(files("half").logs(), from, Optional.of(from));

    TrainingResult resumed = trainings.of(whole, files, List.of(recorder())).train(SPLIT);

    assertThat(resumed.history()).isEqualTo(unbroken.history());
    assertThat(resumed.variables()).isEqualTo(unbroken.variables());
    assertThat(told).startsWith("begin at 4", "epoch 4").hasSize(5);
    assertThat(Checkpoint.read(from).epochs()).isEqualTo(6);
  }

  @Test
  void divergenceIsAResult() throws Exception {
    Replicate wild =
        new Replicate(MODEL, CONFIG.withOptimizer(new Sgd(new Constant(1e30))).withEpochs(100), 0);

    TrainingResult result = trainings.of(wild, files("wild"), List.of()).train(SPLIT);

    assertThat(result.stopReason()).isInstanceOf(StopReason.Diverged.class);
  }

  @Test
  void failureOfTheUnitComesBackAsItsMessageAndWhere() throws Exception {
    ModelSpec wide = ModelSpec.binaryClassifier("Wide", 3);
    TrialTraining training = trainings.of(new Replicate(wide, CONFIG, 0), files("wide"), List.of());

    assertThatThrownBy(() -> training.train(SPLIT))
        .isInstanceOf(UnitException.class)
        .hasMessageMatching("rows: expected 3 features, .* received 2 \\(on .+\\)");
    assertThat(files("wide").checkpoint()).doesNotExist();
  }

  @Test
  void cancelEndsTheTaskSoonAndLeavesNothing() throws Exception {
    Replicate endless =
        new Replicate(MODEL, CONFIG.withEpochs(10_000_000).withoutEarlyStopping(), 0);
    TrialTraining training = trainings.of(endless, files("endless"), List.of());
    Thread canceller =
        new Thread(
            () -> {
              try {
                Thread.sleep(3_000); // in its first epochs or still on its way: the end is the same
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              training.cancel();
            });
    canceller.start();

    assertThatThrownBy(() -> training.train(SPLIT)).isInstanceOf(CancellationException.class);
    canceller.join();
    assertThat(files("endless").checkpoint()).doesNotExist();
  }

  @Test
  void whatIsCancelledBeforeItBeginsIsNotSent() throws Exception {
    TrialTraining training =
        trainings.of(new Replicate(MODEL, CONFIG, 0), files("none"), List.of());
    training.cancel();

    assertThatThrownBy(() -> training.train(SPLIT)).isInstanceOf(CancellationException.class);
  }

  private TrialFiles files(String name) {
    return new TrialFiles(
        folder.resolve(name).resolve("logs"),
        folder.resolve(name).resolve("state.checkpoint"),
        Optional.empty());
  }

  private TrainingListener recorder() {
    return new TrainingListener() {
      @Override
      public void onTrainingBegin(TrainingBegin begin) {
        told.add("begin at " + begin.firstEpoch());
      }

      @Override
      public void onEpochEnd(EpochEnd end) {
        told.add("epoch " + end.metrics().epoch());
      }

      @Override
      public void onTrainingEnd(TrainingResult result) {
        told.add("end " + result.stopReason());
      }
    };
  }

  private static Split split() {
    SplittableRandom random = new SplittableRandom(7);
    return new Split(
        rows(random, 100),
        rows(random, 50),
        Optional.of(rows(random, 30)),
        new DataOrigin("drawn", "here", true, "00", 180));
  }

  private static Dataset rows(SplittableRandom random, int count) {
    float[] features = new float[count * 2];
    float[] labels = new float[count];
    for (int row = 0; row < count; row++) {
      labels[row] = random.nextInt(2);
      features[2 * row] = (float) random.nextDouble(-1, 1) + labels[row];
      features[2 * row + 1] = (float) random.nextDouble(-1, 1);
    }
    return Dataset.of(Dataset.unnamed(2), features, labels);
  }
}
