package dev.overfit.cli;

import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that shows where a failure came from. */
final class StackTraceOption {
  @Option(
      names = "--stacktrace",
      paramLabel = "<true|false>",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "whether a failure shows its stack trace [${DEFAULT-VALUE}]")
  boolean stacktrace;

  /** Returns whether the option was given, even if nothing else can be read. */
  static boolean said(String[] args, Properties properties) {
    StackTraceOption option = new StackTraceOption();
    try {
      new CommandLine(option)
          .setUnmatchedArgumentsAllowed(true)
          .setDefaultValueProvider(new PropertyDefaults(properties))
          .parseArgs(args);
      return option.stacktrace;
    } catch (ParameterException e) {
      return false;
    }
  }
}
