package dev.overfit.spark;

import dev.overfit.training.Provenance;
import dev.overfit.training.TrainingBegin;
import java.io.Serializable;
import java.util.List;

/**
 * What a unit sends back when it has ended: as a value also where it failed for its own reasons, so
 * that Spark does not repeat it.
 */
sealed interface UnitEnd extends Serializable {
  /**
   * What it was trained to.
   *
   * @throws UnitException where it failed
   */
  Trained trained();

  /**
   * It was trained to its end.
   *
   * @param begin how its training began there
   * @param provenance what it was made with
   * @param checkpoint its state at the end, as a checkpoint holds it
   * @param events its event files
   * @param host the machine
   */
  record Trained(
      Plain<TrainingBegin> begin,
      Plain<Provenance> provenance,
      FileBytes checkpoint,
      List<FileBytes> events,
      String host)
      implements UnitEnd {
    @Override
    public Trained trained() {
      return this;
    }
  }

  /**
   * It failed, and would fail again.
   *
   * @param message why
   * @param host the machine
   */
  record Failed(String message, String host) implements UnitEnd {
    @Override
    public Trained trained() {
      throw new UnitException(message + " (on " + host + ")");
    }
  }
}
