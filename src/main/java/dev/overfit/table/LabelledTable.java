package dev.overfit.table;

import dev.overfit.data.DataException;
import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.RowDigest;
import dev.overfit.data.Split;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.Encoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.model.TableLayout;
import dev.overfit.table.SplitRule.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table with the column to predict and options for the other columns. Immutable. */
public final class LabelledTable {
  private final Table table;
  private final int label;
  private final LabelClasses classes;
  private final Optional<String> positive;
  private final Set<String> ignored;
  private final List<String> chosen;

  private LabelledTable(
      Table table,
      int label,
      LabelClasses classes,
      Optional<String> positive,
      Set<String> ignored,
      List<String> chosen) {
    this.table = table;
    this.label = label;
    this.classes = classes;
    this.positive = positive;
    this.ignored = ignored;
    this.chosen = chosen;
  }

  static LabelledTable of(Table table, int label) throws DataException {
    String name = table.names().get(label);
    String where = table.place() + ", column " + DataException.quote(name);
    LabelClasses classes = LabelClasses.of(where, name, table.cells(label));
    return new LabelledTable(table, label, classes, Optional.empty(), Set.of(), List.of());
  }

  /** Returns this table with the given one of the label's two texts counting as 1. */
  public LabelledTable positive(String text) {
    return new LabelledTable(table, label, classes, Optional.of(text), ignored, chosen);
  }

  /**
   * Returns this table without some columns.
   *
   * @param columns each a name, or else an index from 0 or {@code last}
   * @throws DataException if there is no such column
   */
  public LabelledTable ignore(String... columns) throws DataException {
    Set<String> all = new TreeSet<>(ignored);
    for (String column : columns) {
      all.add(found("ignore", column));
    }
    return new LabelledTable(table, label, classes, positive, all, chosen);
  }

  /**
   * Returns this table with only the given columns as features, or with all if none are given.
   *
   * @param columns each a name, or else an index from 0 or {@code last}
   * @throws DataException if there is no such column
   */
  public LabelledTable features(String... columns) throws DataException {
    List<String> all = new ArrayList<>();
    for (String column : columns) {
      all.add(found("features", column));
    }
    return new LabelledTable(table, label, classes, positive, ignored, List.copyOf(all));
  }

  private String found(String what, String column) throws DataException {
    OptionalInt index = table.index(column);
    if (index.isEmpty() || index.getAsInt() == label) {
      List<String> others = new ArrayList<>(table.names());
      others.remove(label);
      throw new DataException(
          table.place()
              + ": expected "
              + what
              + " among the columns "
              + DataException.quote(String.join(", ", others))
              + ", received "
              + DataException.quote(column));
    }
    return table.names().get(index.getAsInt());
  }

  /**
   * Splits the rows, fits the encoding to the training rows, and encodes all rows.
   *
   * @throws DataException if it is unknown which value of the label is 1, no column is left, or a
   *     part of the split would be empty
   */
  public TableSplit split(SplitRule rule) throws DataException {
    return split(rule, parts -> parts);
  }

  /**
   * Like {@link #split}, but appends the validation rows to the training rows and leaves no
   * validation rows. The encoding is fitted to both, so it may have other columns than that of
   * {@link #split}.
   *
   * @throws DataException as {@link #split}
   */
  public TableSplit joined(SplitRule rule) throws DataException {
    return split(rule, Parts::joined);
  }

  private TableSplit split(SplitRule rule, UnaryOperator<Parts> change) throws DataException {
    LabelEncoding labelEncoding = classes.encoding(positive);
    boolean[] isPositive = classes.positive(labelEncoding);
    Parts parts = change.apply(deal(rule, isPositive));
    List<ColumnFinding> findings = findings(parts.training());
    List<ColumnEncoding> columns =
        findings.stream().flatMap(finding -> finding.encoding().stream()).toList();
    if (columns.isEmpty()) {
      throw new DataException(
          table.place() + ": expected a column to learn from, found " + words(findings));
    }
    Encoding encoding = encoding(columns, labelEncoding);
    Coding coding = new Coding(table, encoding, isPositive);
    Split split = split(coding, parts);
    RepeatedRows training = new RepeatedRows(split.training());
    int repeated = training.in(split.validation()) + split.test().map(training::in).orElse(0);
    return new TableSplit(split, new TableCoding(encoding, findings, repeated));
  }

  private Encoding encoding(List<ColumnEncoding> columns, LabelEncoding labelEncoding)
      throws DataException {
    TableLayout layout = new TableLayout(table.names(), table.hasHeader());
    try {
      return new Encoding(columns, table.missing(), labelEncoding, layout);
    } catch (IllegalArgumentException e) {
      throw new DataException(table.place() + ": " + e.getMessage(), e);
    }
  }

  private Split split(Coding coding, Parts parts) {
    Dataset training = coding.rows(parts.training());
    Dataset validation = coding.rows(parts.validation());
    Optional<Dataset> test =
        parts.test().length == 0 ? Optional.empty() : Optional.of(coding.rows(parts.test()));
    RowDigest digest = new RowDigest(training.width());
    Stream.concat(Stream.of(training, validation), test.stream()).forEach(digest::add);
    DataOrigin origin =
        new DataOrigin(table.name(), table.place(), false, digest.sha256(), table.rows());
    return new Split(training, validation, test, origin);
  }

  private Parts deal(SplitRule rule, boolean[] isPositive) throws DataException {
    try {
      return rule.deal(isPositive);
    } catch (IllegalArgumentException e) {
      throw new DataException(table.place() + ": " + e.getMessage(), e);
    }
  }

  private static String words(List<ColumnFinding> findings) {
    return findings.isEmpty()
        ? "none beside the label"
        : String.join(". ", findings.stream().flatMap(each -> each.words().stream()).toList());
  }

  private List<ColumnFinding> findings(int[] training) {
    return IntStream.range(0, table.names().size())
        .filter(this::isUsed)
        .parallel() // columns are independent
        .mapToObj(column -> finding(column, training))
        .toList();
  }

  private boolean isUsed(int column) {
    String name = table.names().get(column);
    return column != label
        && !ignored.contains(name)
        && (chosen.isEmpty() || chosen.contains(name));
  }

  private ColumnFinding finding(int column, int[] training) {
    String name = table.names().get(column);
    return table.cells(column).accept(new Fit(name, table.isNamed(column), training));
  }

  /** Fits the encoding for each kind of cells. */
  private static final class Fit implements Cells.Visitor<ColumnFinding> {
    private final String name;
    private final boolean named;
    private final int[] training;

    Fit(String name, boolean named, int[] training) {
      this.name = name;
      this.named = named;
      this.training = training;
    }

    @Override
    public ColumnFinding numbers(NumberCells cells) {
      return new NumberFit(name, named, cells, training).finding();
    }

    @Override
    public ColumnFinding texts(TextCells cells) {
      return new TextFit(name, cells, training).finding();
    }

    @Override
    public ColumnFinding manyTexts(ManyTexts cells) {
      return cells.finding(name);
    }
  }
}
