package dev.overfit.jackson;

import com.fasterxml.jackson.databind.util.StdConverter;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import java.util.Optional;

/**
 * The end of an epoch as a record, without access to the weights.
 *
 * @param metrics as {@link EpochEnd#metrics}
 * @param best as {@link EpochEnd#best}
 * @param steps as {@link EpochEnd#steps}
 * @param elapsedNanos as {@link EpochEnd#elapsedNanos}
 */
record EpochEndJson(
    EpochMetrics metrics, Optional<EpochMetrics> best, long steps, long elapsedNanos) {

  static final class Writer extends StdConverter<EpochEnd, EpochEndJson> {
    @Override
    public EpochEndJson convert(EpochEnd end) {
      return new EpochEndJson(end.metrics(), end.best(), end.steps(), end.elapsedNanos());
    }
  }

  static final class Reader extends StdConverter<EpochEndJson, EpochEnd> {
    @Override
    public EpochEnd convert(EpochEndJson end) {
      return new EpochEnd(end.metrics, end.best, end.steps, end.elapsedNanos);
    }
  }
}
