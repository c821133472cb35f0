package dev.overfit.cli;

import dev.overfit.choice.Spelling;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the command line and the properties into {@link Options}. */
final class Arguments {
  private final Options options = new Options();
  private final CommandLine commandLine =
      new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
  private final Properties properties;
  private Optional<Subcommand> subcommand = Optional.empty();

  /**
   * Arguments that have not been read yet.
   *
   * @param properties the values of options that the command line does not give
   */
  Arguments(Properties properties) {
    this.properties = properties;
    commandLine.setDefaultValueProvider(new PropertyDefaults(properties));
  }

  /**
   * Reads a command line.
   *
   * @throws UsageException if a subcommand or an option is unknown, an option has no value, a wrong
   *     one, is given twice or would be ignored, or a property is unknown
   */
  Options read(String... args) throws UsageException {
    Subcommands.Line line = Subcommands.read(commandLine.getCommandSpec(), args);
    subcommand = line.subcommand();
    try {
      commandLine.parseArgs(line.options().toArray(String[]::new));
    } catch (UnmatchedArgumentException e) {
      throw new UsageException(unknown(e.getUnmatched().get(0)), e);
    } catch (ParameterException e) {
      if (!options.help && !options.version) {
        throw wrong(e);
      }
    }
    if (!options.help && !options.version) {
      check();
    }
    return options;
  }

  private void check() throws UsageException {
    SettingNames.check(properties.stringPropertyNames(), labels());
    Set<String> said = new LinkedHashSet<>();
    for (OptionSpec option : commandLine.getCommandSpec().options()) {
      Optional<String> value = said(option);
      if (value.isPresent()) {
        Expectation.check(option, value.get());
        said.add(Expectation.label(option));
      }
    }
    options.predict.check(said);
    options.compare.check(said);
    if (options.predict.predict.isEmpty()) {
      options.write.check(said);
      options.data.check(options.takeFile(said));
    }
  }

  /** Returns the value given for an option, here or by its property; the last one of several. */
  private Optional<String> said(OptionSpec option) {
    boolean here = commandLine.getParseResult().hasMatchedOption(option);
    return here
        ? option.stringValues().stream().reduce((first, last) -> last)
        : Optional.ofNullable(properties.getProperty(Expectation.label(option)));
  }

  private List<String> labels() {
    return commandLine.getCommandSpec().options().stream().map(Expectation::label).toList();
  }

  private static UsageException wrong(ParameterException e) {
    return e.getArgSpec() == null || e.getValue() == null
        ? new UsageException(String.valueOf(e.getMessage()), e)
        : Expectation.of(e.getArgSpec()).failed(e.getValue(), e);
  }

  private String unknown(String word) {
    List<String> names = labels().stream().map(label -> "--" + label).toList();
    String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    return "expected one of the options that --help lists, received '"
        + word
        + "'"
        + Spelling.hint(name, names);
  }

  /** Returns the help, for people: of the subcommand that was read, or of the whole command. */
  String usage() {
    return subcommand
        .map(word -> CommandTree.of(word, properties))
        .orElseGet(() -> CommandTree.of(properties))
        .getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /** Returns the version, in one line. */
  String version() {
    return String.join("\n", commandLine.getCommandSpec().version()) + "\n";
  }
}
