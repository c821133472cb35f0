package dev.overfit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");
  private static final String ME =
      "process " + ProcessHandle.current().pid() + " at work since 2026-02-03T04:05:06Z";

  @TempDir Path folder;

  @Test
  void theFolderIsThereWhileItIsHeldAndNothingAfterwards() throws IOException {
    Path deep = folder.resolve("results/sizes");
    try (FolderLock lock = FolderLock.take(deep, NOW)) {
      assertThat(lock.stands()).isTrue();
      assertThat(deep).isDirectoryContaining("glob:**/.lock");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatWasWrittenMeanwhileStays() throws IOException {
    Path deep = folder.resolve("results/sizes");
    try (FolderLock lock = FolderLock.take(deep, NOW)) {
      assertThat(lock.stands()).isTrue();
      Files.writeString(deep.resolve("summary.csv"), "mine");
    }
    assertThat(deep.resolve("summary.csv")).hasContent("mine");
    assertThat(deep.resolve(FolderLock.FILE)).doesNotExist();
  }

  @Test
  void aSecondRunOfTheSameProcessIsToldWhoHoldsItWhateverThePath() throws IOException {
    Path other = Files.createSymbolicLink(folder.resolve("link"), folder);
    FolderLock first = FolderLock.take(folder, NOW);
    for (int i = 0; i < 2; i++) { // the refusal must not release the first lock
      assertThatThrownBy(() -> FolderLock.take(other, NOW.plusSeconds(60)))
          .isInstanceOf(IOException.class)
          .hasMessage(
              other
                  + ": expected no other run that writes there, found "
                  + ME
                  + "; wait for its end, or name another folder");
    }
    first.close();
    FolderLock.take(other, NOW).close();
  }

  @Test
  void anotherHolderOfTheSystemsLockIsNamedByWhatTheFileSays() throws IOException {
    Files.writeString(folder.resolve(FolderLock.FILE), "4321 2026-01-01T00:00:00Z\n");
    assertThatThrownBy(() -> FolderLock.take(folder, NOW, channel -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found process 4321 at work since 2026-01-01T00:00:00Z;");
    assertThat(folder.resolve(FolderLock.FILE)).hasContent("4321 2026-01-01T00:00:00Z");
    Files.writeString(folder.resolve(FolderLock.FILE), "");
    assertThatThrownBy(() -> FolderLock.take(folder, NOW, channel -> false))
        .hasMessageContaining("found another process;");
  }

  @Test
  void theFileOfAKilledProcessIsNoLock() throws IOException {
    Files.writeString(folder.resolve(FolderLock.FILE), "4321 2026-01-01T00:00:00Z\n");
    FolderLock.take(folder, NOW).close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatWasRemovedBetweenItsOpeningAndItsLockIsPassedOver() throws IOException {
    FolderLock first = FolderLock.take(folder, NOW);
    RandomAccessFile opened = new RandomAccessFile(folder.resolve(FolderLock.FILE).toFile(), "r");
    first.close();
    assertThat(opened.readLine()).isEqualTo("removed");
    opened.close();

    Files.writeString(folder.resolve(FolderLock.FILE), "removed");
    boolean[] tried = {false};
    try (FolderLock lock =
        FolderLock.take(
            folder,
            NOW,
            channel -> {
              if (!tried[0]) { // as its holder does just before releasing it
                Files.delete(folder.resolve(FolderLock.FILE));
              }
              tried[0] = true;
              return channel.tryLock() != null;
            })) {
      assertThat(lock.stands()).isTrue();
      assertThat(folder).isDirectoryContaining("glob:**/.lock");
    }
  }

  @Test
  void aFolderThatWasRemovedOrReplacedDoesNotStand() throws IOException {
    Path locked = folder.resolve("sizes");
    try (FolderLock lock = FolderLock.take(locked, NOW)) {
      Files.delete(locked.resolve(FolderLock.FILE));
      Files.delete(locked);
      assertThat(lock.stands()).isFalse();
      Files.createDirectory(locked);
      Files.writeString(locked.resolve(FolderLock.FILE), "5 2026-01-01T00:00:00Z\n");
      assertThat(lock.stands()).isFalse();
    }
    assertThat(locked.resolve(FolderLock.FILE)).hasContent("5 2026-01-01T00:00:00Z");
  }

  @Test
  void withoutLocksInTheFileSystemItHoldsWithinTheProcess() throws IOException {
    FolderLock.Locking none =
        channel -> {
          throw new IOException("Function not implemented");
        };
    FolderLock first = FolderLock.take(folder, NOW, none);
    assertThatThrownBy(() -> FolderLock.take(folder, NOW, none)).hasMessageContaining(ME);
    first.close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPendingInterruptDoesNotLoseTheLock() throws IOException {
    Thread.currentThread().interrupt();
    FolderLock lock = FolderLock.take(folder, NOW);
    assertThat(lock.stands()).isTrue();
    lock.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileInTheFoldersPlaceIsNamed() throws IOException {
    Path results = Files.writeString(folder.resolve("results"), "mine");
    assertThatThrownBy(() -> FolderLock.take(results.resolve("sizes"), NOW))
        .isInstanceOf(IOException.class)
        .hasMessage(results + ": expected a folder, found a file or a broken link");
    assertThat(results).hasContent("mine");
  }
}
