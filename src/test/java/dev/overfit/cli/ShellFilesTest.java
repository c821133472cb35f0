package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class ShellFilesTest {
  @Test
  void theManualPageTellsOfEverySubcommandOptionAndExitCode(@TempDir Path share)
      throws IOException {
    ShellFiles.write(share);
    String page = Files.readString(share.resolve("man/man1/overfit.1"));
    for (OptionSpec option : CommandSpec.forAnnotatedObject(new Options()).options()) {
      for (String name : option.names()) {
        assertThat(page).contains("\\fB" + name.replace("-", "\\-") + "\\fR");
      }
    }
    for (Subcommand subcommand : Subcommands.all()) {
      assertThat(page).contains("\n\\fB" + subcommand.name() + "\\fR");
    }
    for (ExitCode code : ExitCode.values()) {
      assertThat(page).contains(".TP\n" + code.number() + "\n");
    }
    assertThat(page).doesNotContain("${");
  }

  /** roff would take a line that begins with a dot or an apostrophe for a command and lose it. */
  @Test
  void aTextIsNoCommandOfRoff() {
    assertThat(ManPage.text(".csv")).isEqualTo("\\&.csv");
    assertThat(ManPage.text("'help' lists")).isEqualTo("\\&'help' lists");
    assertThat(ManPage.text("--a\\b")).isEqualTo("\\-\\-a\\eb");
  }

  @Test
  void twiceTheSameBytes(@TempDir Path folder) throws IOException {
    ShellFiles.write(folder.resolve("a"));
    ShellFiles.write(folder.resolve("b"));
    for (String file : List.of("man/man1/overfit.1", "bash-completion/completions/overfit")) {
      assertThat(folder.resolve("a").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
    }
  }

  /** The command has the same heap however it is started. */
  @Test
  void startScriptsHaveTheHeapThatMavenHas() throws IOException {
    List<String> heap =
        Files.readAllLines(Path.of(".mvn/jvm.config")).stream()
            .filter(option -> option.startsWith("-XX:"))
            .toList();
    assertThat(heap).isNotEmpty();
    for (String script : List.of("overfit", "overfit.bat")) {
      assertThat(Files.readString(Path.of("src/dist/bin", script))).contains(heap);
    }
  }
}
