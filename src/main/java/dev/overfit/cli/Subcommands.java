package dev.overfit.cli;

import dev.overfit.suite.Suites;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The subcommands, and how a command line that begins with one is read. */
final class Subcommands {
  private static final String HELP = "help";

  /**
   * A command line as options alone.
   *
   * @param subcommand its leading word, if it has one
   * @param options the options
   */
  record Line(Optional<Subcommand> subcommand, List<String> options) {}

  private Subcommands() {}

  /** All subcommands, in the order of help. */
  static List<Subcommand> all() {
    return Stream.concat(
            Suites.all().stream().map(suite -> Subcommand.ofSuite(suite.name(), suite.title())),
            Stream.of(
                Subcommand.ofCheck(),
                Subcommand.ofPredict(),
                Subcommand.ofCompare(),
                Subcommand.ofSuites()))
        .toList();
  }

  /**
   * Reads a command line. A line that begins with an option stays as it is.
   *
   * @param spec the options that exist
   * @throws UsageException if the leading word is unknown, or what follows it makes no sense
   */
  static Line read(CommandSpec spec, String... args) throws UsageException {
    List<String> words = Arrays.asList(args);
    if (words.isEmpty() || isOption(words.get(0))) {
      return new Line(Optional.empty(), words);
    }
    if (words.get(0).equals(HELP)) {
      return help(words.subList(1, words.size()));
    }
    Subcommand subcommand = find(words.get(0));
    List<String> operands = new ArrayList<>();
    List<String> options = new ArrayList<>();
    split(spec, words.subList(1, words.size()), operands, options);
    if (!options.contains("--help")) {
      options.addAll(0, subcommand.options(operands));
    }
    return new Line(Optional.of(subcommand), options);
  }

  private static Line help(List<String> words) throws UsageException {
    Optional<Subcommand> about =
        words.isEmpty() || isOption(words.get(0))
            ? Optional.empty()
            : Optional.of(find(words.get(0)));
    return new Line(about, List.of("--help"));
  }

  private static Subcommand find(String word) throws UsageException {
    if (SuiteOptions.isFile(word)) {
      return Subcommand.ofSuite(word, "the suite of this file");
    }
    for (Subcommand subcommand : all()) {
      if (subcommand.name().equals(word)) {
        return subcommand;
      }
    }
    List<String> names =
        Stream.concat(all().stream().map(Subcommand::name), Stream.of(HELP)).toList();
    throw Expectation.oneOf("command", names, ", or a file such as my.yaml").failed(word, null);
  }

  /** Separates operands from options and their values. */
  private static void split(
      CommandSpec spec, List<String> words, List<String> operands, List<String> options) {
    Optional<OptionSpec> before = Optional.empty();
    for (String word : words) {
      boolean value = before.filter(option -> isValue(option, word)).isPresent();
      (value || isOption(word) ? options : operands).add(word);
      before = value ? Optional.empty() : Optional.ofNullable(spec.findOption(word));
    }
  }

  /**
   * Returns whether a word is the value of the option before it; a switch takes only true or false.
   */
  private static boolean isValue(OptionSpec option, String word) {
    return option.arity().min() > 0
        || (option.arity().max() > 0 && List.of("true", "false").contains(word));
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && !word.equals("-");
  }
}
