package dev.overfit.study;

import dev.overfit.training.TestEvaluation;
import java.util.function.ToDoubleFunction;

/**
 * The rows that judge a study's models: the test rows if there are any, else the validation rows,
 * which chose the epochs and therefore flatter the models.
 */
public enum JudgingRows {
  /** Judges by the test rows, looked at once, with the weights of the best epoch. */
  TEST("test") {
    @Override
    public double crossentropy(Outcome outcome) {
      return of(outcome, test -> test.figures().binaryCrossentropy());
    }

    @Override
    public double accuracy(Outcome outcome) {
      return of(outcome, test -> test.figures().accuracy());
    }

    private double of(Outcome outcome, ToDoubleFunction<TestEvaluation> figure) {
      return outcome.result().test().map(figure::applyAsDouble).orElse(Double.NaN);
    }
  },

  /** Judges by the validation figures of the best epoch. */
  VALIDATION("validation") {
    @Override
    public double crossentropy(Outcome outcome) {
      return outcome.best().map(best -> (double) best.valBinaryCrossentropy()).orElse(Double.NaN);
    }

    @Override
    public double accuracy(Outcome outcome) {
      return outcome.best().map(best -> (double) best.valAccuracy()).orElse(Double.NaN);
    }
  };

  private final String name;

  JudgingRows(String name) {
    this.name = name;
  }

  /** Returns the judging rows of a study. */
  public static JudgingRows of(Study study) {
    return study.split().test().isPresent() ? TEST : VALIDATION;
  }

  /** The name, {@code test} or {@code validation}. */
  public String label() {
    return name;
  }

  /** Returns the number and kind of the rows, such as {@code 4,000 test rows}. */
  public String words(Study study) {
    int rows = study.split().test().orElse(study.split().validation()).rows();
    return words(rows, study.resampled());
  }

  /** Returns the given number of rows with their kind, such as {@code 4,000 test rows}. */
  String words(int rows, boolean resampled) {
    return Figures.format(
        "%s %s row%s%s",
        Figures.count(rows), name, rows == 1 ? "" : "s", resampled ? " of each replicate" : "");
  }

  /**
   * Returns the crossentropy on these rows with the weights of the best epoch; NaN if there is
   * none.
   */
  public abstract double crossentropy(Outcome outcome);

  /**
   * Returns the accuracy on these rows with the weights of the best epoch; NaN if there is none.
   */
  public abstract double accuracy(Outcome outcome);
}
