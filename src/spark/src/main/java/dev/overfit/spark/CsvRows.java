package dev.overfit.spark;

import dev.overfit.table.FeatureRows;
import dev.overfit.table.ModelInputs;
import dev.overfit.table.SaidColumns;
import dev.overfit.table.TableSource;
import dev.overfit.table.TableStart;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The layout of rows in files, determined by the first row.
 *
 * @param start the beginning of the first file
 * @param label the label as it was given; null if it was not
 */
record CsvRows(TableStart start, @Nullable String label) implements Serializable {
  /** Opens a part of one of the files. */
  FeatureRows open(FilePart part, ModelInputs model, Configuration hadoop) throws IOException {
    TableSource source = source(part, hadoop);
    return FeatureRows.openPart(source, start, part.begins(), model, columns(label));
  }

  static TableSource source(FilePart part, Configuration hadoop) {
    return new TableSource(part.place(), () -> PartBytes.open(part, hadoop));
  }

  static SaidColumns columns(@Nullable String label) {
    return new SaidColumns(Optional.ofNullable(label), Optional.empty());
  }
}
