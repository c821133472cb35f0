package dev.overfit.report;

import dev.overfit.io.OneLine;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.study.Figures;
import dev.overfit.study.Labels;
import dev.overfit.study.Study;
import dev.overfit.table.ColumnFinding;
import dev.overfit.table.TableCoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page's description of a user's table: the label, and a row for each column with its kind, its
 * values and how it was used. All texts come from the table and are made displayable, but not yet
 * escaped.
 */
final class ColumnTable {
  static final List<String> COLUMNS =
      List.of("Column", "Kind", "Missing", "Values in training", "Features", "Remarks");

  private static final int LONGEST = 200;

  private ColumnTable() {}

  /** Returns a row for each column of the table, with a cell for each of {@link #COLUMNS}. */
  static List<List<String>> rows(TableCoding coding) {
    return coding.columns().stream().map(ColumnTable::row).toList();
  }

  private static List<String> row(ColumnFinding finding) {
    return List.of(
        shown(finding.name()),
        finding.kind(),
        finding.missing() == 0 ? Figures.NONE : Figures.count(finding.missing()),
        shown(finding.values()),
        finding.encoding().map(ColumnTable::features).orElse("left out"),
        finding.remarks().isEmpty() ? Figures.NONE : shown(String.join("; ", finding.remarks())));
  }

  private static String features(ColumnEncoding encoding) {
    return Figures.count(encoding.features().size());
  }

  /** Returns facts about the label and about all rows, as names and values. */
  static Map<String, String> label(Study study, TableCoding coding) {
    LabelEncoding label = coding.encoding().label();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Label", shown(label.name()));
    facts.put("Counts as 1, whose probability a model gives", shown(label.positive()));
    facts.put("Counts as 0", shown(label.negative()));
    facts.put("Shares", Labels.of(study).shares());
    facts.put("Repeated rows", repeated(coding.repeated()));
    return facts;
  }

  private static String repeated(int rows) {
    if (rows == 0) {
      return "none of those that judge stands among those that train";
    }
    return Figures.format(
        "%s of those that judge %s equal, label and all, to one that trains: a model may know %s by"
            + " heart, so the figures may be too good",
        Figures.count(rows), rows == 1 ? "is" : "are", rows == 1 ? "it" : "them");
  }

  private static String shown(String text) {
    return OneLine.of(text, LONGEST);
  }
}
