package dev.overfit.grid;

import dev.overfit.training.EpochMetrics;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of a grid.
 *
 * @param trainings one for each of {@link Grid#points}, in that order, regardless of the order in
 *     which they ended
 */
public record GridResult(List<GridTraining> trainings) {
  /** Copies the list. */
  public GridResult {
    trainings = List.copyOf(trainings);
  }

  /** Returns the trainings with a result, in the order of the grid. */
  public List<GridTraining.Trained> trained() {
    return trainings.stream().flatMap(training -> training.accept(TRAINED)).toList();
  }

  /** Returns the trainings without a result, in the order of the grid. */
  public List<GridTraining.Failed> failed() {
    return trainings.stream().flatMap(training -> training.accept(FAILED)).toList();
  }

  /**
   * Returns the training whose best epoch has the lowest validation crossentropy, the first if
   * several tie; empty if none has such a value. As the lowest of many, this value is slightly too
   * good: only rows that played no part in the choice, such as test rows, tell how good the model
   * is.
   */
  public Optional<GridTraining.Trained> best() {
    return trained().stream()
        .filter(each -> Double.isFinite(crossentropy(each)))
        .min(Comparator.comparingDouble(GridResult::crossentropy));
  }

  private static double crossentropy(GridTraining.Trained training) {
    return training
        .result()
        .bestEpoch()
        .map(EpochMetrics::valBinaryCrossentropy)
        .map(Float::doubleValue)
        .orElse(Double.NaN);
  }

  private static final GridTraining.Visitor<Stream<GridTraining.Trained>> TRAINED =
      new GridTraining.Visitor<>() {
        @Override
        public Stream<GridTraining.Trained> trained(GridTraining.Trained training) {
          return Stream.of(training);
        }

        @Override
        public Stream<GridTraining.Trained> failed(GridTraining.Failed training) {
          return Stream.empty();
        }
      };

  private static final GridTraining.Visitor<Stream<GridTraining.Failed>> FAILED =
      new GridTraining.Visitor<>() {
        @Override
        public Stream<GridTraining.Failed> trained(GridTraining.Trained training) {
          return Stream.empty();
        }

        @Override
        public Stream<GridTraining.Failed> failed(GridTraining.Failed training) {
          return Stream.of(training);
        }
      };
}
