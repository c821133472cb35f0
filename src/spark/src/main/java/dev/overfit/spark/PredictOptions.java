package dev.overfit.spark;

import dev.overfit.io.OneLine;
import dev.overfit.table.TableFormat;
import dev.overfit.table.TableFormat.Header;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@link Predict}: those of the command's {@code predict}, as far as they apply. */
@Command(
    name = "predict",
    sortOptions = false,
    usageHelpWidth = 100,
    description = "Predicts rows with a SavedModel on Spark; each option is a property, too.")
final class PredictOptions {
  /** The properties without a dot that belong to Maven, Spark and {@link DriverProcess}. */
  private static final Set<String> OTHERS =
      Set.of(
          DriverProcess.MASTER,
          "basedir",
          "localRepository",
          "interactiveMode",
          "skipTests",
          "SPARK_SUBMIT");

  @Option(
      names = "--model",
      paramLabel = "<folder>",
      required = true,
      description =
          "the SavedModel, on the driver: a version's folder, or a model's for its latest")
  Path model = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "<file|folder|pattern>",
      required = true,
      description = "the rows, CSV (gzip or not) or Parquet; may be said several times")
  List<String> data = List.of();

  @Option(
      names = "--output",
      paramLabel = "<folder>",
      required = true,
      description =
          "what is written, not there yet: .parquet, .csv, .csv.gz; else in the format of the rows")
  String output = "";

  @Option(
      names = "--dataFormat",
      paramLabel = "<csv|parquet>",
      defaultValue = Option.NULL_VALUE,
      description = "the format of the rows, where no name of a file tells it")
  Optional<RowFormat> dataFormat = Optional.empty();

  @Option(
      names = "--outputFormat",
      paramLabel = "<csv|parquet>",
      defaultValue = Option.NULL_VALUE,
      description = "the format of what is written, where its name does not tell it")
  Optional<RowFormat> outputFormat = Optional.empty();

  @Option(
      names = "--probability",
      paramLabel = "<column>",
      description = "what the column of probabilities is called [${DEFAULT-VALUE}]")
  String probability = OverfitModel.PROBABILITY;

  @Option(
      names = "--label",
      paramLabel = "<column>",
      defaultValue = Option.NULL_VALUE,
      description = "the label, where CSV has it without a header and not before the features")
  Optional<String> label = Optional.empty();

  @Option(
      names = "--header",
      paramLabel = "<auto|true|false>",
      description = "whether the first line of a CSV names its columns [auto]")
  String header = "auto";

  @Option(
      names = "--separator",
      paramLabel = "<character|tab>",
      converter = Separator.class,
      defaultValue = Option.NULL_VALUE,
      description = "what stands between the cells of a CSV; ',', ';' and tabs are found")
  Optional<Character> separator = Optional.empty();

  @Option(
      names = {"--decimalComma", "--decimal-comma"},
      paramLabel = "<auto|true|false>",
      description = "whether numbers of a CSV have a comma for a point [auto]")
  String decimalComma = "auto";

  @Option(
      names = "--encoding",
      paramLabel = "<charset, such as ISO-8859-1>",
      defaultValue = Option.NULL_VALUE,
      description = "how the text of a CSV is encoded [UTF-8]")
  Optional<Charset> encoding = Optional.empty();

  @Option(
      names = {"--wholeFiles", "--whole-files"},
      paramLabel = "<true|false>",
      arity = "1",
      description =
          "whether a CSV is never cut for several tasks, as one with line ends inside quotes may not"
              + " be [${DEFAULT-VALUE}]")
  boolean wholeFiles;

  @Option(
      names = "--threads",
      paramLabel = "<count>",
      description = "how many threads a product may use; 0: the cores of a task [${DEFAULT-VALUE}]")
  int threads;

  @Option(
      names = {"--symmetricCopies", "--symmetric-copies"},
      paramLabel = "<count>",
      description = "over how many copies of a row of HIGGS probabilities are averaged [1]")
  int symmetricCopies = 1;

  @Option(
      names = {"--allowAnyOperations", "--allow-any-operations"},
      paramLabel = "<true|false>",
      arity = "1",
      description = "whether the model may do whatever TensorFlow can [${DEFAULT-VALUE}]")
  boolean allowAnyOperations;

  @Option(
      names = "--stacktrace",
      paramLabel = "<true|false>",
      arity = "0..1",
      fallbackValue = "true",
      description = "whether a failure shows its stack trace [${DEFAULT-VALUE}]")
  boolean stacktrace;

  @Option(names = "--help", usageHelp = true, description = "shows this")
  boolean help;

  /**
   * Checks what picocli does not: that each value is valid, and that each property without a dot,
   * as settings have, is a known one.
   *
   * @param properties the names of all properties
   * @param names the names of the options
   * @throws IllegalArgumentException if a property is unknown or a value invalid
   */
  void check(Set<String> properties, Set<String> names) {
    format();
    for (String property : new TreeSet<>(properties)) {
      if (!property.contains(".") && !names.contains(property) && !OTHERS.contains(property)) {
        throw new IllegalArgumentException(
            "expected one of the settings that --help lists, received the property '"
                + OneLine.of(property)
                + "', which nothing here reads; leave it out");
      }
    }
  }

  /**
   * Returns the format of CSV files.
   *
   * @throws IllegalArgumentException if an option has an invalid value
   */
  TableFormat format() {
    return new TableFormat(
        separator,
        said("header", header).map(said -> said ? Header.YES : Header.NO).orElse(Header.AUTO),
        said("decimalComma", decimalComma),
        encoding.orElse(StandardCharsets.UTF_8),
        TableFormat.MISSING);
  }

  /**
   * Checks that no option for CSV is given if there is no CSV.
   *
   * @throws IllegalArgumentException if one is given
   */
  void check(RowFormat read, RowFormat written) {
    Map<String, Boolean> ofReading = new LinkedHashMap<>();
    ofReading.put("label", label.isPresent());
    ofReading.put("header", !header.equalsIgnoreCase("auto"));
    ofReading.put("decimalComma", !decimalComma.equalsIgnoreCase("auto"));
    ofReading.put("wholeFiles", wholeFiles);
    Map<String, Boolean> ofBoth = new LinkedHashMap<>();
    ofBoth.put("separator", separator.isPresent());
    ofBoth.put("encoding", encoding.isPresent());
    if (read != RowFormat.CSV) {
      refuse(ofReading, "rows of CSV");
      if (written != RowFormat.CSV) {
        refuse(ofBoth, "CSV");
      }
    }
  }

  private static void refuse(Map<String, Boolean> said, String what) {
    said.forEach(
        (option, isSaid) -> {
          if (isSaid) {
            throw new IllegalArgumentException(
                option + ": expected with " + what + " only, received it with Parquet");
          }
        });
  }

  /** Returns how Spark writes CSV: as the options say for the rows, else as the command writes. */
  Map<String, String> written() {
    return Map.of(
        "sep", separator.orElse(',').toString(),
        "encoding", encoding.orElse(StandardCharsets.UTF_8).name());
  }

  private static Optional<Boolean> said(String option, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "auto" -> Optional.empty();
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default ->
          throw new IllegalArgumentException(
              option + ": expected auto, true or false, received " + value);
    };
  }

  /** Converts a separator as the command does: one character, or the word {@code tab}. */
  static final class Separator implements ITypeConverter<Character> {
    @Override
    public Character convert(String text) {
      try {
        return TableFormat.separator(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("expected one character or tab, received " + text);
      }
    }
  }
}
