package dev.overfit.cli;

import dev.overfit.suite.DataSelection;
import dev.overfit.suite.DataSettings;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that choose the rows. */
final class DataOptions {
  /** The source that is always a table. */
  private static final String STANDARD_INPUT = "-";

  /** The options that apply only to rows of HIGGS. */
  private static final List<String> OF_HIGGS =
      List.of("validationRows", "trainingRows", "testRows");

  @Option(
      names = "--data",
      paramLabel = "<source>",
      defaultValue = "auto",
      description =
          "auto: the real HIGGS rows from the cache, else from the UCI server, else the sample;"
              + " higgs: those of cache or server, or an error; sample: the 15,000 real rows inside"
              + " this program; simulated; or the path or address of a .csv or .csv.gz: rows of HIGGS,"
              + " or, with 'label', a table of your own; '-' for the standard input"
              + " [${DEFAULT-VALUE}]")
  String data;

  @Option(
      names = {"--validationRows", "--validation-rows"},
      paramLabel = "<count>",
      defaultValue = "1000",
      description = "how many of the first rows of HIGGS validate [${DEFAULT-VALUE}]")
  @Range(from = 1)
  int validationRows;

  @Option(
      names = {"--trainingRows", "--training-rows"},
      paramLabel = "<count>",
      defaultValue = "10000",
      description = "how many of the next rows train [${DEFAULT-VALUE}]")
  @Range(from = 1)
  int trainingRows;

  @Option(
      names = {"--testRows", "--test-rows"},
      paramLabel = "<auto|count>",
      converter = AutoOrCount.class,
      defaultValue = AutoOrCount.AUTO,
      description =
          "how many of the rows behind those are looked at once, at the end; 0 for none; auto: as"
              + " many as there are, at most 4,000 [${DEFAULT-VALUE}]")
  @Range(from = 0, or = AutoOrCount.AUTO)
  Optional<Integer> testRows;

  @Option(
      names = "--cache",
      paramLabel = "<folder>",
      defaultValue = Option.NULL_VALUE,
      description = "keeps fetched rows; the user's cache folder if not given")
  Optional<Path> cache;

  private boolean ofTable;

  /**
   * Notes which options were given, and checks that they apply to one kind of rows.
   *
   * @param said the labels of the given options
   * @throws UsageException if one of them would be ignored
   */
  void check(Set<String> said) throws UsageException {
    List<String> table = said.stream().filter(DataOptions::isOfTable).toList();
    ofTable = !table.isEmpty();
    if (ofTable && DataSelection.OF_HIGGS.contains(data)) {
      throw new UsageException(
          table.get(0)
              + ": expected with a table of your own (data=FILE), received it with data="
              + data
              + insteadOf(table.get(0)));
    }
    List<String> notOfHiggs = data.equals(STANDARD_INPUT) ? List.of("data=" + data) : table;
    for (String label : OF_HIGGS) {
      if (!notOfHiggs.isEmpty() && said.contains(label)) {
        throw new UsageException(
            label
                + ": expected with rows of HIGGS, received it with "
                + notOfHiggs.get(0)
                + "; for a table of your own say validation and test");
      }
    }
  }

  /**
   * Takes the rows of a suite file for options that were not given; the file's options for tables
   * apply only if the rows are a table.
   *
   * @param said the labels of the given options
   * @return these labels, and {@code label} if the options for tables apply
   */
  Set<String> take(DataSettings file, FormatOptions format, TableOptions table, Set<String> said) {
    data = said.contains("data") ? data : file.selection().text();
    validationRows = said.contains("validationRows") ? validationRows : file.validationRows();
    trainingRows = said.contains("trainingRows") ? trainingRows : file.trainingRows();
    testRows = said.contains("testRows") ? testRows : file.testRows();
    if (file.table().isEmpty() || DataSelection.OF_HIGGS.contains(data)) {
      return said;
    }
    format.take(file.table().get(), said);
    table.take(file.table().get(), said);
    Set<String> all = new LinkedHashSet<>(said);
    all.add("label");
    return all;
  }

  /**
   * Returns advice on the HIGGS option to use in place of one for tables; empty if there is none.
   */
  private static String insteadOf(String label) {
    return OF_HIGGS.contains(label + "Rows") ? "; of HIGGS say " + label + "Rows" : "";
  }

  private static boolean isOfTable(String label) {
    return TableOptions.LABELS.contains(label) || FormatOptions.LABELS.contains(label);
  }

  /**
   * Returns the settings.
   *
   * @throws IllegalArgumentException if the source is invalid, or more rows are requested than a
   *     JVM can count
   */
  DataSettings settings(FormatOptions format, TableOptions table) {
    DataSettings settings =
        new DataSettings(
            DataSelection.parse(data), validationRows, trainingRows, testRows, Optional.empty());
    return ofTable ? settings.withTable(table.settings(format.format(), format.label)) : settings;
  }

  /**
   * Returns the rows to predict, which must come from a file or the standard input.
   *
   * @throws UsageException if they come from neither
   */
  DataSelection toPredict() throws UsageException {
    Expectation file =
        new Expectation(
            "data",
            "the path of a .csv or .csv.gz with the rows to predict, or - for the standard input",
            List.of());
    try {
      DataSelection selection = DataSelection.parse(data);
      if (selection instanceof DataSelection.File
          || selection instanceof DataSelection.StandardInput) {
        return selection;
      }
    } catch (IllegalArgumentException e) {
      throw file.failed(data, e);
    }
    throw file.failed(data, null);
  }
}
