package dev.overfit.simulation;

import dev.overfit.data.Dataset;
import java.io.IOException;

/** Writes rows as the UCI file has them: {@code label,feature,…}, a line each. */
final class UciLines {
  private final Appendable to;
  private final StringBuilder line = new StringBuilder();

  UciLines(Appendable to) {
    this.to = to;
  }

  void append(Dataset rows) throws IOException {
    for (int row = 0; row < rows.rows(); row++) {
      line.setLength(0);
      ScientificNotation.append(rows.labels()[row], line);
      for (int i = row * Features.COUNT; i < (row + 1) * Features.COUNT; i++) {
        ScientificNotation.append(rows.features()[i], line.append(','));
      }
      to.append(line.append('\n'));
    }
  }
}
