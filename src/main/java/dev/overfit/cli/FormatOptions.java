package dev.overfit.cli;

import dev.overfit.suite.TableSettings;
import dev.overfit.table.TableFormat;
import dev.overfit.table.TableFormat.Header;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options for the format of a table, to train on or to predict. */
final class FormatOptions {
  /** The labels of these options. */
  static final Set<String> LABELS =
      Set.of("label", "header", "separator", "decimalComma", "encoding", "missing");

  @Option(
      names = "--label",
      paramLabel = "<column>",
      defaultValue = Option.NULL_VALUE,
      description =
          "the column to predict, for a table of your own: its name, its place from 0, or 'last'")
  Optional<String> label;

  @Option(
      names = "--header",
      paramLabel = "<auto|true|false>",
      defaultValue = "auto",
      description =
          "whether the first line of a table names its columns; auto: where a cell of it cannot be"
              + " a value of its column, or the label is given by its name [${DEFAULT-VALUE}]")
  AutoOrBoolean header;

  @Option(
      names = "--separator",
      paramLabel = "<character|tab>",
      converter = Separator.class,
      defaultValue = Option.NULL_VALUE,
      description = "what stands between the cells of a table; ',', ';' and tabs are found")
  Optional<Character> separator;

  @Option(
      names = {"--decimalComma", "--decimal-comma"},
      paramLabel = "<auto|true|false>",
      defaultValue = "auto",
      description =
          "whether numbers have a comma for a point; auto: where cells are separated by ';' and a"
              + " number has one [${DEFAULT-VALUE}]")
  AutoOrBoolean decimalComma;

  @Option(
      names = "--encoding",
      paramLabel = "<charset, such as ISO-8859-1>",
      defaultValue = Option.NULL_VALUE,
      description = "how the text of a table is encoded [UTF-8]")
  Optional<Charset> encoding;

  @Option(
      names = "--missing",
      paramLabel = "<text,...>",
      split = ",",
      hideParamSyntax = true,
      description =
          "further texts for a missing cell, beside the empty one, NA, N/A, NaN, null, None and ?")
  List<String> missing = List.of();

  /** Takes the values of a suite file for options that were not given. */
  void take(TableSettings file, Set<String> said) {
    TableFormat format = file.format();
    label = said.contains("label") ? label : file.label();
    separator = said.contains("separator") ? separator : format.separator();
    decimalComma =
        said.contains("decimalComma") ? decimalComma : AutoOrBoolean.of(format.decimalComma());
    header = said.contains("header") ? header : AutoOrBoolean.of(said(format.header()));
    encoding = said.contains("encoding") ? encoding : Optional.of(format.encoding());
    missing = said.contains("missing") ? missing : format.missing();
  }

  private static Optional<Boolean> said(Header header) {
    return header == Header.AUTO ? Optional.empty() : Optional.of(header == Header.YES);
  }

  TableFormat format() {
    TableFormat format =
        new TableFormat(
            separator,
            header.said().map(said -> said ? Header.YES : Header.NO).orElse(Header.AUTO),
            decimalComma.said(),
            encoding.orElse(StandardCharsets.UTF_8),
            TableFormat.MISSING);
    return format.withMissing(missing.stream().map(String::strip).toList());
  }
}
