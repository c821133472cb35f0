package dev.overfit.table;

import dev.overfit.data.DataException;
import java.util.HashSet;
import java.util.Set;

/** Makes sure that a column assumed to be the label, without being specified, looks like one. */
final class GuessedLabels {
  private static final Set<Double> NUMBERS = Set.of(-1.0, 0.0, 1.0, 2.0);

  private final NumberText numbers;
  private final Set<String> seen = new HashSet<>();

  GuessedLabels(NumberText numbers) {
    this.numbers = numbers;
  }

  /**
   * @throws DataException without a position, if the cell is not a label
   */
  void check(String cell) throws DataException {
    double number = numbers.parse(cell);
    seen.add(Double.isNaN(number) ? cell : Double.toString(number));
    if (seen.size() > 2 || (!Double.isNaN(number) && !NUMBERS.contains(number))) {
      throw new DataException(
          "expected a label of two values, such as 0 and 1, before the features, received "
              + DataException.quote(cell)
              + "; if it stands elsewhere, say label=last, or its place from 0");
    }
  }
}
