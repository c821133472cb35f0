package dev.overfit.cli;

import java.io.File;
import java.util.Properties;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Builds the command and its subcommands for picocli's help, completion and man page. */
final class CommandTree {
  private CommandTree() {}

  /**
   * Returns the command with all its subcommands and options.
   *
   * @param properties the values of options that a command line does not give, shown as the
   *     defaults
   */
  static CommandLine of(Properties properties) {
    CommandLine tree = new CommandLine(new Options());
    tree.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    tree.getCommandSpec().usageMessage().synopsisSubcommandLabel("[<command>]");
    for (Subcommand subcommand : Subcommands.all()) {
      tree.addSubcommand(subcommand.name(), spec(subcommand));
    }
    return tree.setDefaultValueProvider(new PropertyDefaults(properties));
  }

  /** Returns a single subcommand, such as that of a suite file. */
  static CommandLine of(Subcommand subcommand, Properties properties) {
    CommandLine alone = new CommandLine(spec(subcommand));
    alone.getCommandSpec().name("overfit " + subcommand.name());
    return alone.setDefaultValueProvider(new PropertyDefaults(properties));
  }

  private static CommandSpec spec(Subcommand subcommand) {
    CommandSpec spec = CommandSpec.create().name(subcommand.name());
    spec.usageMessage().description(subcommand.about()).sortOptions(false).width(100);
    spec.usageMessage().abbreviateSynopsis(true);
    int index = 0;
    for (Operand operand : subcommand.operands()) {
      spec.addPositional(positional(operand, index++));
    }
    options().filter(option -> taken(subcommand, option)).forEach(spec::addOption);
    return spec;
  }

  private static PositionalParamSpec positional(Operand operand, int index) {
    return PositionalParamSpec.builder()
        .index(operand.many() ? index + "..*" : String.valueOf(index))
        .arity(operand.arity())
        .paramLabel(operand.label())
        .type(File.class)
        .description(operand.about())
        .build();
  }

  private static Stream<OptionSpec> options() {
    return CommandSpec.forAnnotatedObject(new Options()).options().stream()
        .map(option -> OptionSpec.builder(option).build());
  }

  private static boolean taken(Subcommand subcommand, OptionSpec option) {
    return option.usageHelp() || subcommand.takes().test(Expectation.label(option));
  }
}
