package dev.overfit.cli;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was said on the command line, else by a property, else nothing: texts, not yet checked. */
final class Arguments {
  private final ParseResult parsed;
  private final Map<Setting, String> values = new EnumMap<>(Setting.class);
  private final Set<Setting> said = EnumSet.noneOf(Setting.class);

  private Arguments(ParseResult parsed, Properties properties) {
    this.parsed = parsed;
    for (Setting setting : Setting.values()) {
      String fallback = properties.getProperty(setting.label(), setting.defaultValue());
      values.put(setting, parsed.matchedOptionValue(setting.option(), fallback));
      if (parsed.hasMatchedOption(setting.option())
          || properties.getProperty(setting.label()) != null) {
        said.add(setting);
      }
    }
  }

  /**
   * Reads a command line.
   *
   * @param properties what holds where the command line is silent
   * @throws UsageException where an option is unknown, has no value, or is given twice, or a
   *     property is a setting misspelt
   */
  static Arguments parse(String[] args, Properties properties) throws UsageException {
    checkSpelling(properties);
    try {
      return new Arguments(commandLine().parseArgs(args), properties);
    } catch (UnmatchedArgumentException e) {
      throw new UsageException(unknown(e.getUnmatched()), e);
    } catch (ParameterException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether failures are to show their stack traces, also where nothing else can be read. */
  static boolean wantStackTraces(String[] args, Properties properties) {
    List<String> words = List.of(args);
    int option = words.indexOf(Setting.STACKTRACE.option());
    boolean last = option == words.size() - 1;
    boolean given = option >= 0 && (last || words.get(option + 1).matches("--.*|true"));
    return given
        || words.contains(Setting.STACKTRACE.option() + "=true")
        || properties.getProperty(Setting.STACKTRACE.label(), "").equals("true");
  }

  /** Whether anything but an empty text was said, or there is a default. */
  boolean has(Setting setting) {
    return !text(setting).isEmpty();
  }

  /** Whether anything was said, be it what the default is. */
  boolean said(Setting setting) {
    return said.contains(setting);
  }

  /** What was said, else the default. */
  String text(Setting setting) {
    return values.getOrDefault(setting, setting.defaultValue()).strip();
  }

  /** Whether the help is asked for. */
  boolean help() {
    return parsed.isUsageHelpRequested();
  }

  /** Whether the version is asked for. */
  boolean version() {
    return parsed.isVersionHelpRequested();
  }

  /** The help, for people. */
  static String usage() {
    return commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /** A misspelt property would otherwise be silent, and the run another than was meant. */
  private static void checkSpelling(Properties properties) throws UsageException {
    for (String name : properties.stringPropertyNames()) {
      if (!Setting.labels().contains(name)
          && Spelling.nearest(name, Setting.labels()).isPresent()) {
        throw new UsageException(
            "expected one of the settings that --help lists, received the property '"
                + name
                + "'"
                + Spelling.hint(name, Setting.labels()));
      }
    }
  }

  private static String unknown(List<String> words) {
    String word = words.get(0);
    String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    return "expected one of the options that --help lists, received '"
        + word
        + "'"
        + Spelling.hint(name, Setting.options());
  }

  private static CommandLine commandLine() {
    CommandSpec spec = CommandSpec.create().name("overfit");
    spec.usageMessage()
        .width(100)
        .sortOptions(false)
        .description(
            "Trains a family of small classifiers and shows when each begins to overfit.",
            "Every option is also a system property: -Dsuite=sizes is --suite sizes.");
    for (Setting setting : Setting.values()) {
      spec.addOption(option(setting));
    }
    spec.addOption(flag("--help", "shows this").usageHelp(true).build());
    spec.addOption(flag("--version", "shows the version").versionHelp(true).build());
    return new CommandLine(spec);
  }

  private static OptionSpec option(Setting setting) {
    String standard = setting.defaultValue();
    return OptionSpec.builder(setting.option())
        .type(String.class)
        .arity(setting == Setting.STACKTRACE ? "0..1" : "1")
        .fallbackValue(setting == Setting.STACKTRACE ? "true" : "")
        .paramLabel(setting.parameter())
        .description(setting.description() + (standard.isEmpty() ? "" : " [" + standard + "]"))
        .build();
  }

  private static OptionSpec.Builder flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(description);
  }
}
