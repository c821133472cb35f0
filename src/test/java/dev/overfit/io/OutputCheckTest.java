package dev.overfit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputCheckTest {
  @TempDir Path folder;

  private final OutputCheck check = new OutputCheck();

  @Test
  void whatCanBeWrittenLeavesNothingBehind() throws IOException {
    check.file(folder.resolve("results/sizes/summary.csv"));
    check.folder(folder.resolve("graphs/sizes/Tiny"));
    check.file(folder.resolve("probabilities.csv"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void filesThatStandAreNotTouched() throws IOException {
    Path file = Files.writeString(folder.resolve("summary.csv"), "mine");
    check.file(file);
    assertThat(file).hasContent("mine");
    assertThat(folder).isDirectoryContaining("glob:**summary.csv");
  }

  @Test
  void aPathWithoutAFolderIsInTheWorkingFolder() throws IOException {
    check.file(Path.of("no-such-file-here.csv"));
    assertThat(Path.of("no-such-file-here.csv")).doesNotExist();
  }

  @Test
  void aFolderInAFilesPlaceIsNamed() throws IOException {
    Path file = Files.createDirectories(folder.resolve("summary.csv"));
    assertThatThrownBy(() -> check.file(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": expected a file or nothing, found a folder");
  }

  @Test
  void aFileInAFoldersPlaceIsNamedHoweverDeepBelowIt() throws IOException {
    Path graphs = Files.writeString(folder.resolve("graphs"), "mine");
    String message = graphs + ": expected a folder, found a file or a broken link";
    assertThatThrownBy(() -> check.folder(graphs))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> check.folder(graphs.resolve("sizes/Tiny"))).hasMessage(message);
    assertThatThrownBy(() -> check.file(graphs.resolve("sizes/a.csv"))).hasMessage(message);
    assertThat(graphs).hasContent("mine");
  }

  @Test
  void aLinkThatLeadsNowhereIsNoFolder() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("graphs"), folder.resolve("nowhere"));
    assertThatThrownBy(() -> check.folder(link.resolve("sizes")))
        .isInstanceOf(IOException.class)
        .hasMessage(link + ": expected a folder, found a file or a broken link");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aDeviceIsNoFile() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "this system has no /dev/null");
    assertThatThrownBy(() -> check.file(device))
        .isInstanceOf(IOException.class)
        .hasMessage(device + ": expected a file or nothing, found a device or a pipe");
  }

  @Test
  void aNameThatTheFileSystemRefusesIsFoundAndNothingIsLeft() {
    Path folders = folder.resolve("graphs").resolve("x".repeat(300)).resolve("Tiny");
    assertThatThrownBy(() -> check.folder(folders))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folders + ": expected a folder that can be made, found: ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatNobodyMayWriteIntoIsNamed() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("history"));
    assumeTrue(closed.toFile().setWritable(false), "this system has no such permission");
    assumeFalse(Files.isWritable(closed), "root may write everywhere");
    assertThatThrownBy(() -> check.file(closed.resolve("Tiny.csv")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            closed + ": expected a folder that can be written into, found: permission denied");
  }

  @Test
  void aFolderOfTheSystemIsNoPlaceForFilesEvenForRoot() {
    Path system = Path.of("/proc/sys");
    assumeTrue(Files.isDirectory(system), "this system has no /proc");
    assertThatThrownBy(() -> check.file(system.resolve("summary.csv")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(system + ": expected a folder that can be written into, found: ");
  }
}
