package dev.overfit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {
  @TempDir Path parent;

  @Test
  void aNameThatIsTakenIsPassedOverAndWhatStandsThereStays() throws IOException {
    Path taken = Files.createDirectory(parent.resolve("a"));
    Files.writeString(taken.resolve("file"), "before");
    Iterator<String> names = List.of("a", "b").iterator();
    Path folder = AtomicFolder.write(parent, names::next, AtomicFolderTest::file);
    assertThat(folder).isEqualTo(parent.resolve("b"));
    assertThat(folder.resolve("file")).hasContent("new");
    assertThat(taken.resolve("file")).hasContent("before");
  }

  @Test
  void namesThatStayTakenComeToAnEnd() throws IOException {
    Path taken = Files.createDirectory(parent.resolve("a"));
    Files.writeString(taken.resolve("file"), "before");
    assertThatThrownBy(() -> AtomicFolder.write(parent, () -> "a", AtomicFolderTest::file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(taken + ": expected a name that is free, found it taken");
    assertThat(taken.resolve("file")).hasContent("before");
    assertThat(parent).isDirectoryNotContaining("glob:**/.tmp-*");
  }

  private static void file(Path folder) throws IOException {
    Files.writeString(folder.resolve("file"), "new");
  }
}
