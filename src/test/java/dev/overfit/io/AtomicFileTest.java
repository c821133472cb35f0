package dev.overfit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void aPendingInterruptDoesNotKeepAFileFromBeingWritten() throws IOException {
    Path file = folder.resolve("deep/er/file.txt");
    Thread.currentThread().interrupt();
    AtomicFile.write(file, out -> out.write(new byte[100_000]));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasSize(100_000);
  }

  @Test
  void whereWritingFailsTheFileBeforeStillStandsAlone() throws IOException {
    Path file = folder.resolve("file.txt");
    AtomicFile.writeString(file, "before");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": could not be written: No space left on device");
    assertThat(file).hasContent("before");
    assertThat(folder).isDirectoryNotContaining("glob:**/.tmp-*");
  }

  @Test
  void leftOversOfOneFileAreClearedAndNoOthers() throws IOException {
    Path file = folder.resolve("a.bin");
    long nobody = 999_999_999;
    long me = ProcessHandle.current().pid();
    Path killed = Files.createFile(folder.resolve(".tmp-" + nobody + "-x-a.bin.tmp"));
    Path other = Files.createFile(folder.resolve(".tmp-" + nobody + "-x-b.bin.tmp"));
    Path living = Files.createFile(folder.resolve(".tmp-" + me + "-x-a.bin.tmp"));
    AtomicFile.writeString(file, "whole");
    assertThat(killed).doesNotExist();
    assertThat(other).exists();
    assertThat(living).exists();
    assertThat(file).hasContent("whole");
  }

  @Test
  void aFolderThatIsNotThereHasNoLeftOvers() throws IOException {
    AtomicFile.clearLeftOvers(folder.resolve("nowhere/file"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void othersMayReadItAsAnyFile() throws IOException {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "this system has no POSIX permissions");
    Path plain = Files.writeString(folder.resolve("plain"), "");
    Path atomic = folder.resolve("atomic");
    AtomicFile.writeString(atomic, "");
    assertThat(Files.getPosixFilePermissions(atomic))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }
}
