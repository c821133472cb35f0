package dev.overfit.cli;

import dev.overfit.suite.Replicate;
import dev.overfit.suite.RowsRead;
import dev.overfit.training.EpochEnd;

/** Shows nothing. */
final class NoProgress implements ProgressDisplay {
  @Override
  public void rows(RowsRead read) {}

  @Override
  public void rowsEnd() {}

  @Override
  public void begin(Replicate replicate) {}

  @Override
  public void epoch(EpochEnd end, String left) {}

  @Override
  public void end() {}
}
