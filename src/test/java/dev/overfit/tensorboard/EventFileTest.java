package dev.overfit.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.io.TfRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;

class EventFileTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock();

  @Test
  void nameHoldsSecondHostProcessAndNumberAsTensorFlowsDoes() throws IOException {
    EventFile.create(folder, clock).close();

    assertThat(onlyFile().getFileName().toString())
        .matches("events\\.out\\.tfevents\\.1700000000\\.[A-Za-z0-9_.-]+\\.\\d+\\.0\\.v2")
        .contains("." + ProcessHandle.current().pid() + ".");
  }

  @Test
  void filesOfTheSameSecondHaveDifferentNames() throws IOException {
    EventFile.create(folder, clock).close();
    EventFile.create(folder, clock).close();

    assertThat(Events.files(folder)).hasSize(2);
  }

  @Test
  void firstEventIsTheVersionAndIsThereAtOnce() throws IOException {
    try (EventFile file = EventFile.create(folder, clock)) {
      assertThat(file).isNotNull();
      assertThat(Events.ofFolder(folder)).hasSize(1);
      assertThat(Events.ofFolder(folder).get(0).getFileVersion()).isEqualTo("brain.Event:2");
      assertThat(Events.ofFolder(folder).get(0).getWallTime()).isEqualTo(1.7e9);
    }
  }

  @Test
  void scalarIsARankZeroFloatForThePluginScalars() throws IOException {
    try (EventFile file = EventFile.create(folder, clock)) {
      clock.advance(Duration.ofMillis(1_500));
      file.points(7, List.of(new Curve("epoch_loss").point(0.25f)));
    }

    Event event = Events.ofFolder(folder).get(1);
    assertThat(event.getStep()).isEqualTo(7);
    assertThat(event.getWallTime()).isEqualTo(1.7e9 + 1.5);
    assertThat(event.getSummary().getValueList()).hasSize(1);
    assertThat(event.getSummary().getValue(0).toString())
        .isEqualTo(
            """
            tag: "epoch_loss"
            tensor {
              dtype: DT_FLOAT
              tensor_shape {
              }
              float_val: 0.25
            }
            metadata {
              plugin_data {
                plugin_name: "scalars"
              }
            }
            """);
  }

  @Test
  void eventWaitsForASecondAndNoLonger() throws IOException {
    try (EventFile file = EventFile.create(folder, clock)) {
      write(file, 1);
      clock.advance(Duration.ofMillis(999));
      file.flushIfDue();
      assertThat(Events.ofFolder(folder)).hasSize(1);

      clock.advance(Duration.ofMillis(1));
      file.flushIfDue();
      assertThat(Events.ofFolder(folder)).hasSize(2);

      write(file, 2);
      file.flushIfDue();
      assertThat(Events.ofFolder(folder)).hasSize(2);
    }
  }

  @Test
  void clockThatIsSetBackHoldsNothingUp() throws IOException {
    try (EventFile file = EventFile.create(folder, clock)) {
      write(file, 1);
      clock.advance(Duration.ofHours(-1));
      file.flushIfDue();

      assertThat(Events.ofFolder(folder)).hasSize(2);
    }
  }

  @Test
  void everyFlushLeavesWholeRecordsOnly() throws IOException {
    try (EventFile file = EventFile.create(folder, clock)) {
      for (int step = 1; step <= 100; step++) {
        write(file, step);
        clock.advance(Duration.ofMillis(700));
        file.flushIfDue();
        // Fails if the file does not end with a whole record.
        assertThat(Events.ofFolder(folder)).hasSizeBetween(step, step + 1);
      }
    }
  }

  @Test
  void fileCutAnywhereReadsToItsLastWholeRecord() throws IOException {
    try (EventFile file = EventFile.create(folder, clock)) {
      write(file, 1);
      write(file, 2);
    }
    byte[] bytes = Files.readAllBytes(onlyFile());
    List<byte[]> records = TfRecords.wholeRecords(bytes);
    int first = TfRecords.framedLength(records.get(0));
    int second = first + TfRecords.framedLength(records.get(1));

    assertThat(records).hasSize(3);
    for (int cut = 0; cut < bytes.length; cut++) {
      int whole = cut < first ? 0 : cut < second ? 1 : 2;
      assertThat(TfRecords.wholeRecords(Arrays.copyOf(bytes, cut))).hasSize(whole);
    }
  }

  @Test
  void mayBeClosedTwice() throws IOException {
    EventFile file = EventFile.create(folder, clock);
    write(file, 1);
    file.close();
    file.close();

    assertThat(Events.ofFolder(folder)).hasSize(2);
  }

  @Test
  void fullDiskNamesTheFileAndTheFileTakesNothingMore() throws IOException {
    FullDisk disk = new FullDisk();
    EventFile file = new EventFile(Path.of("logs", "events"), disk, clock);
    write(file, 1);

    assertThatThrownBy(file::flush)
        .isInstanceOf(IOException.class)
        .hasMessage("logs/events: could not be written: No space left on device");
    write(file, 2);
    assertThatCode(file::close).doesNotThrowAnyException();
    assertThat(disk.writes).isEqualTo(1);
    assertThat(disk.open).isFalse();
  }

  @Test
  void folderThatIsAFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");

    assertThatThrownBy(() -> EventFile.create(file, clock))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": no event file could be made there: ");
  }

  private Path onlyFile() throws IOException {
    assertThat(Events.files(folder)).hasSize(1);
    return Events.files(folder).get(0);
  }

  private static void write(EventFile file, int step) throws IOException {
    file.points(step, List.of(new Curve("epoch_loss").point(step)));
  }

  private static final class FullDisk implements WritableByteChannel {
    private int writes;
    private boolean open = true;

    @Override
    public int write(ByteBuffer source) throws IOException {
      writes++;
      throw new IOException("No space left on device");
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
