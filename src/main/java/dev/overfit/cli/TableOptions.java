package dev.overfit.cli;

import dev.overfit.suite.TableSettings;
import dev.overfit.table.TableFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options for the user's own table: what to train on, and how its rows are dealt out. */
final class TableOptions {
  /** The labels of these options. */
  static final Set<String> LABELS =
      Set.of("positive", "ignore", "features", "split", "validation", "test");

  /** How rows are dealt out. */
  enum Order {
    RANDOM,
    FIRST
  }

  @Option(
      names = "--positive",
      paramLabel = "<text>",
      defaultValue = Option.NULL_VALUE,
      description =
          "which of the label's two texts counts as 1; found for 0 and 1, no and yes, and the like")
  Optional<String> positive;

  @Option(
      names = "--ignore",
      paramLabel = "<column,...>",
      split = ",",
      hideParamSyntax = true,
      description = "columns of the table that are not used, by name or by place from 0")
  List<String> ignore = List.of();

  @Option(
      names = "--features",
      paramLabel = "<column,...>",
      split = ",",
      hideParamSyntax = true,
      description = "the only columns of the table that are used; all of them if not given")
  List<String> features = List.of();

  @Option(
      names = "--split",
      paramLabel = "<random|first>",
      defaultValue = "random",
      description =
          "how the rows of the table are dealt out: random, by the seed, with the same share of each"
              + " label in each part; first: the first validate, the next test, the others train"
              + " [${DEFAULT-VALUE}]")
  Order split;

  @Option(
      names = "--validation",
      paramLabel = "<share|rows>",
      defaultValue = "0.2",
      description =
          "which share of the table's rows, or how many of them, validate [${DEFAULT-VALUE}]")
  double validation;

  @Option(
      names = "--test",
      paramLabel = "<share|rows>",
      defaultValue = "0.2",
      description =
          "which share, or how many, are looked at once, at the end; 0 for none [${DEFAULT-VALUE}]")
  double test;

  /** Takes the values of a suite file for options that were not given. */
  void take(TableSettings file, Set<String> said) {
    positive = said.contains("positive") ? positive : file.positive();
    ignore = said.contains("ignore") ? ignore : file.ignore();
    features = said.contains("features") ? features : file.features();
    Order order = file.random() ? Order.RANDOM : Order.FIRST;
    split = said.contains("split") ? split : order;
    validation = said.contains("validation") ? validation : file.validation();
    test = said.contains("test") ? test : file.test();
  }

  /**
   * Returns the settings.
   *
   * @throws IllegalArgumentException if a part of the rows is out of its range
   */
  TableSettings settings(TableFormat format, Optional<String> label) {
    return new TableSettings(
        format,
        label,
        positive,
        stripped(ignore),
        stripped(features),
        split == Order.RANDOM,
        validation,
        test);
  }

  private static List<String> stripped(List<String> names) {
    return names.stream().map(String::strip).toList();
  }
}
