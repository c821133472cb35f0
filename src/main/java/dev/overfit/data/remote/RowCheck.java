package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import java.io.IOException;

/** Checks rows before they are kept or returned. */
@FunctionalInterface
interface RowCheck {
  /** Accepts any rows. */
  RowCheck NONE = (place, rows) -> {};

  /**
   * Checks rows.
   *
   * @param place what messages call the source
   * @throws DataException if the rows are not what they should be
   */
  void check(String place, Dataset rows) throws IOException;
}
