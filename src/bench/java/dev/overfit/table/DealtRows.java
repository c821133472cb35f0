package dev.overfit.table;

import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.ColumnEncoding.Categorical;
import dev.overfit.model.ColumnEncoding.Numeric;
import dev.overfit.model.Encoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.table.SplitRule.Parts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints which rows of a table train, validate and test if the command uses seed 0. */
final class DealtRows {
  private static final SplitRule RULE = SplitRule.random(0);

  private DealtRows() {}

  /**
   * Prints the indexes of the rows, from 0, the label's positive text, and the columns that are
   * used as features, by kind.
   *
   * @param arguments the file and its label
   */
  public static void main(String[] arguments) throws IOException {
    Table table = Table.read(Path.of(arguments[0]));
    LabelledTable labelled = table.labelled(arguments[1]);
    Encoding encoding = labelled.split(RULE).coding().encoding();
    int column = table.names().indexOf(encoding.label().name());
    LabelClasses classes = LabelClasses.of(table.place(), arguments[1], table.cells(column));
    LabelEncoding label = classes.encoding(Optional.empty());
    Parts parts = RULE.deal(classes.positive(label));
    Kinds kinds = new Kinds();
    encoding.columns().forEach(each -> each.accept(kinds));
    System.out.println(
        "{"
            + String.join(
                ", ",
                numbers("training", parts.training()),
                numbers("validation", parts.validation()),
                numbers("test", parts.test()),
                texts("label", List.of(label.name())),
                texts("positive", List.of(label.positive())),
                texts("missing", encoding.missing()),
                texts("numbers", kinds.numbers),
                texts("categories", kinds.categories))
            + "}");
  }

  private static String numbers(String name, int[] values) {
    return "\"" + name + "\": " + Arrays.toString(values);
  }

  /** Formats texts; those of these tables contain neither quotes nor backslashes. */
  private static String texts(String name, List<String> values) {
    return values.stream()
        .map(value -> "\"" + value + "\"")
        .collect(Collectors.joining(", ", "\"" + name + "\": [", "]"));
  }

  /** Collects the names of the columns by kind. */
  private static final class Kinds implements ColumnEncoding.Visitor<Boolean> {
    private final List<String> numbers = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();

    @Override
    public Boolean number(Numeric column) {
      return numbers.add(column.name());
    }

    @Override
    public Boolean category(Categorical column) {
      return categories.add(column.name());
    }
  }
}
