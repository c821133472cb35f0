package dev.overfit.spark;

import dev.overfit.training.Provenance;
import dev.overfit.training.TrainingBegin;
import java.io.Serializable;
import java.util.List;

/**
 * What a unit sends back when it has ended. A failure of the unit itself is sent as a value, too,
 * so that Spark does not repeat it.
 */
sealed interface UnitEnd extends Serializable {
  /**
   * Returns the result of the training.
   *
   * @throws UnitException if the unit failed
   */
  Trained trained();

  /**
   * The end of a unit that was trained completely.
   *
   * @param begin how its training began on the executor
   * @param provenance what it was trained with
   * @param checkpoint the checkpoint of its final state
   * @param events its event files
   * @param host the name of the machine
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
   * The end of a unit that failed and would fail again.
   *
   * @param message the reason
   * @param host the name of the machine
   */
  record Failed(String message, String host) implements UnitEnd {
    @Override
    public Trained trained() {
      throw new UnitException(message + " (on " + host + ")");
    }
  }
}
