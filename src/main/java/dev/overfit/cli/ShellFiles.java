package dev.overfit.cli;

import dev.overfit.training.LibraryVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Writes the files that a shell reads about the command, for the build: the completion and the
 * manual page, in the places where bash-completion and man look for them beside a {@code bin} in
 * the path.
 */
public final class ShellFiles {
  private ShellFiles() {}

  /**
   * Writes the files.
   *
   * @param args the folder {@code share}
   * @throws IOException if the files cannot be written
   */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]));
  }

  /** Writes the files, whatever the properties of the JVM say. */
  static void write(Path share) throws IOException {
    CommandLine tree = CommandTree.of(new Properties());
    put(
        share.resolve("bash-completion/completions/overfit"),
        AutoComplete.bash("overfit", tree).replace("\r\n", "\n"));
    put(share.resolve("man/man1/overfit.1"), ManPage.of(tree, LibraryVersion.current()));
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
