package dev.overfit.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes what picocli knows about the command as a manual page, in roff's {@code man} macros. */
final class ManPage {
  private static final String ENDING =
      """
      .SH EXIT STATUS
      .TP
      0
      Done.
      .TP
      1
      Failed.
      .TP
      2
      Wrong usage: a command, an option or its value.
      .TP
      3
      The rows cannot be had or are no good.
      .TP
      130
      Interrupted; what was finished is saved.
      .SH ENVIRONMENT
      .TP
      JAVA_HOME
      The folder of Java 17 or newer; the PATH is searched if there is none.
      .TP
      JAVA_OPTS, OVERFIT_OPTS
      More options for the JVM, such as \\-Xmx8g.
      .SH EXAMPLES
      .nf
      overfit sizes
      overfit check customers.csv \\-\\-label churned
      overfit sizes customers.csv \\-\\-label churned \\-\\-replicates 8
      overfit predict graphs/sizes/Tiny rows.csv \\-\\-output \\-
      overfit compare results/sizes results/regularizers
      .fi
      """;

  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  /**
   * Returns the page.
   *
   * @param tree the command with its subcommands
   * @param version the version of the command
   */
  static String of(CommandLine tree, String version) {
    return new ManPage().write(tree, version);
  }

  private String write(CommandLine tree, String version) {
    CommandSpec spec = tree.getCommandSpec();
    List<String> about = List.of(spec.usageMessage().description());
    line(".TH OVERFIT 1 \"\" \"overfit " + text(version) + "\" \"Overfit\"");
    line(".SH NAME");
    line("overfit \\- " + text(lowerFirst(about.get(0)).replaceFirst("\\.$", "")));
    line(".SH SYNOPSIS");
    line(".B overfit");
    line("[\\fIcommand\\fR] [\\fIoption\\fR]...");
    line(".SH DESCRIPTION");
    about.forEach(sentence -> line(text(sentence)));
    line(".SH COMMANDS");
    tree.getSubcommands().values().forEach(command -> command(command.getCommandSpec()));
    line(".SH OPTIONS");
    spec.options().forEach(this::option);
    return page.append(ENDING).toString();
  }

  private void command(CommandSpec command) {
    line(".TP");
    line(
        command.positionalParameters().stream()
            .map(operand -> " " + operand(operand))
            .collect(Collectors.joining("", "\\fB" + text(command.name()) + "\\fR", "")));
    line(text(command.usageMessage().description()[0]) + ".");
    for (PositionalParamSpec operand : command.positionalParameters()) {
      line(".br");
      line(label(operand) + ": " + text(operand.description()[0]) + ".");
    }
  }

  private static String operand(PositionalParamSpec operand) {
    String label = label(operand);
    String one = operand.arity().min() == 0 ? "[" + label + "]" : label;
    return operand.arity().isVariable() ? one + "..." : one;
  }

  private void option(OptionSpec option) {
    line(".TP");
    String names =
        List.of(option.names()).stream()
            .map(name -> "\\fB" + text(name) + "\\fR")
            .collect(Collectors.joining(", "));
    line(names + (option.arity().max() == 0 ? "" : " " + label(option)));
    line(text(option.description()[0].replace("${DEFAULT-VALUE}", option.defaultValueString())));
  }

  private static String label(ArgSpec argument) {
    return "\\fI" + text(argument.paramLabel().replaceAll("[<>]", "")) + "\\fR";
  }

  private void line(String line) {
    page.append(line).append('\n');
  }

  /**
   * Escapes a text so that roff finds no command in it, neither at its start nor after a backslash.
   */
  static String text(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("%%", "%");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
