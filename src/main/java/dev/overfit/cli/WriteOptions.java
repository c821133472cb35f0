package dev.overfit.cli;

import dev.overfit.suite.Suite;
import dev.overfit.suitefile.SuiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option that writes a suite to a file instead of running it. */
final class WriteOptions {
  private static final Pattern YAML = Pattern.compile("(.+)\\.ya?ml");

  /** The options that a suite file does not hold, so that they would be ignored. */
  private static final Set<String> NOT_TAKEN =
      Set.of(
          "results",
          "graphs",
          "cache",
          "parallel",
          "resume",
          "progress",
          "check",
          "weights",
          "trainable",
          "ensemble",
          "symmetricCopies",
          "fit",
          "xScale",
          "yScale",
          "yLimits");

  @Option(
      names = "--write",
      paramLabel = "<file>",
      defaultValue = Option.NULL_VALUE,
      description =
          "instead of a run, writes the suite and all that is said of it as a suite file to begin"
              + " from, such as my.yaml, with comments that explain each key, and its schema beside"
              + " it for editors; replaces no file")
  Optional<Path> write;

  /**
   * Checks that all given options apply to what is done.
   *
   * @param said the labels of the given options
   * @throws UsageException if one of them would be ignored
   */
  void check(Set<String> said) throws UsageException {
    for (String label : said) {
      if (write.isPresent() && NOT_TAKEN.contains(label)) {
        throw new UsageException(label + ": expected without 'write', received it with");
      }
    }
  }

  /**
   * Writes a suite under the name of the file, so that its results do not mix with those of the
   * suite that it comes from.
   *
   * @return the written files
   * @throws UsageException if the file exists, or its name cannot be that of a suite
   * @throws IOException if the file cannot be written
   */
  List<Path> write(Path file, Request request) throws UsageException, IOException {
    Matcher name = YAML.matcher(String.valueOf(file.getFileName()));
    if (!name.matches() || !Suite.isName(name.group(1))) {
      throw refused(
          "the name of a suite, of lower-case letters, digits and '-', and .yaml", file, "");
    }
    if (Files.exists(file)) {
      throw refused("a file that is not there yet", file, ", which is");
    }
    return SuiteFile.of(request.suite(), request.settings()).named(name.group(1)).writeToEdit(file);
  }

  private static UsageException refused(String expected, Path file, String why) {
    return new UsageException("write: expected " + expected + ", received '" + file + "'" + why);
  }
}
