package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import java.io.IOException;

/** Judges rows before they are kept or handed on. */
@FunctionalInterface
interface RowCheck {
  /** Takes any rows. */
  RowCheck NONE = (place, rows) -> {};

  /**
   * Looks at rows.
   *
   * @param place what messages call their source
   * @throws DataException if they are not what they should be
   */
  void check(String place, Dataset rows) throws IOException;
}
