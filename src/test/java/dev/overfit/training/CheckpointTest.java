package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.graph.EpochSums;
import dev.overfit.io.Sha256;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.training.RunIdentity.Fact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final Weights BEST =
      Weights.of(
          List.of(
              new VariableSpec("dense/kernel", List.of(2, 3)),
              new VariableSpec("dense/bias", List.of(3))),
          List.of(
              new float[] {1, -0f, Float.MIN_VALUE, Float.NaN, 1e30f, -2}, new float[] {0, 1, 2}));
  private static final TrainingState STATE =
      new TrainingState(
          new RunIdentity(List.of(new Fact("seed", "0"), new Fact("model", "Größe {…}"))),
          Instant.ofEpochSecond(1_700_000_000, 123_456_789),
          Duration.ofNanos(987_654_321),
          new History(
              List.of(
                  Epochs.of(1, 0.001f, 0.7f, 0.6f, 0.5f, 0.8f, 0.75f, 0.55f),
                  Epochs.of(2, 0.001f, Float.NaN, 0.6f, 0.5f, 0.8f, 0.75f, 0.55f))),
          List.of(Duration.ofNanos(5), Duration.ofNanos(7)),
          new UnfinishedEpoch(3, new EpochSums(1.5f, 0.25f, 42), Duration.ofNanos(11)),
          BEST,
          BEST);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("run.checkpoint");
    Checkpoint.write(file, STATE);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertThat(Checkpoint.read(file)).isEqualTo(STATE);
  }

  @Test
  void whatRowsCountedByTheirClassIsReadInARunThatWeighsThem() throws IOException {
    List<Fact> facts =
        List.of(new Fact("seed", "0"), new Fact("class weight", "0.5 for label 0, 2 for label 1"));
    EpochSums sums = new EpochSums(1.5f, 0.25f, 42, 2.75f);
    TrainingState state =
        new TrainingState(
            new RunIdentity(facts),
            STATE.started(),
            STATE.elapsed(),
            STATE.history(),
            STATE.epochTimes(),
            new UnfinishedEpoch(3, sums, Duration.ofNanos(11)),
            BEST,
            BEST);
    Checkpoint.write(file, state);
    assertThat(Checkpoint.read(file)).isEqualTo(state);
  }

  @Test
  void whatIsLargerThanABlockIsRead() throws IOException {
    float[] values = new float[100_003];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Weights large =
        Weights.of(List.of(new VariableSpec("w", List.of(values.length))), List.of(values));
    TrainingState state =
        new TrainingState(
            STATE.run(),
            STATE.started(),
            STATE.elapsed(),
            STATE.history(),
            STATE.epochTimes(),
            STATE.unfinished(),
            large,
            BEST);
    Checkpoint.write(file, state);
    assertThat(Checkpoint.read(file)).isEqualTo(state);
  }

  @Test
  void everyByteThatChangesIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 4;
      Files.write(file, damaged);
      assertThatThrownBy(() -> Checkpoint.read(file))
          .isExactlyInstanceOf(IOException.class)
          .hasMessageStartingWith(file + ": ");
    }
  }

  @Test
  void everyLengthThatIsCutOffIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Checkpoint.read(file))
          .isExactlyInstanceOf(IOException.class)
          .hasMessageStartingWith(file + ": ");
    }
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> Checkpoint.read(file))
        .hasMessage(
            file + ": damaged or cut off: its content does not have the SHA-256 at its end");
  }

  @Test
  void anotherFileAnotherFormatAndNoFileAreTold() throws IOException {
    Files.writeString(file, "epoch,learning_rate,loss\n");
    assertThatThrownBy(() -> Checkpoint.read(file))
        .hasMessage(file + ": expected a checkpoint of a training, found another file");
    Files.write(file, new byte[] {'O', 'V', 'E', 'R', 'F', 'I', 'T', 'C', 0, 0, 0, 2});
    assertThatThrownBy(() -> Checkpoint.read(file))
        .hasMessage(file + ": expected a checkpoint in format 3, found format 2");
    assertThatThrownBy(() -> Checkpoint.read(folder.resolve("nothing")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(folder.resolve("nothing") + ": no such checkpoint");
  }

  /** The file is as if a version that computes another last figure had written it. */
  @Test
  void otherFiguresAreToldByTheFirstThatDiffers() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    whole[text.indexOf("val_accuracy")] = 'V';
    byte[] content = Arrays.copyOf(whole, whole.length - 32);
    System.arraycopy(Sha256.start().digest(content), 0, whole, content.length, 32);
    Files.write(file, whole);
    assertThatThrownBy(() -> Checkpoint.read(file))
        .hasMessage(file + ": figure 6 of each epoch: expected val_accuracy, found Val_accuracy");
  }

  @Test
  void aPendingInterruptStopsNeitherWritingNorReading() throws IOException {
    Thread.currentThread().interrupt();
    Checkpoint.write(file, STATE);
    TrainingState read = Checkpoint.read(file);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(read).isEqualTo(STATE);
  }

  @Test
  void aStateHasATimeAnEpoch() {
    assertThatThrownBy(
            () ->
                new TrainingState(
                    STATE.run(),
                    STATE.started(),
                    STATE.elapsed(),
                    STATE.history(),
                    List.of(),
                    STATE.unfinished(),
                    BEST,
                    BEST))
        .hasMessage("epochTimes: expected one an epoch, 2, received 0");
  }

  @Test
  void anIntervalIsNotNegative() {
    assertThatThrownBy(() -> new CheckpointPolicy(file, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "everyEpochs: expected at least 1, or 0 to leave it to the trainer, received -1");
  }
}
