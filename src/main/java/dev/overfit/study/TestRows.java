package dev.overfit.study;

import dev.overfit.training.TestEvaluation;
import java.util.Optional;

/** Puts the figures of the test rows into words. */
public final class TestRows {
  private TestRows() {}

  /**
   * Returns the figures of a training and the epoch of its weights; empty if there are no test
   * rows.
   */
  public static Optional<String> words(Outcome outcome) {
    return outcome
        .result()
        .test()
        .map(TestEvaluation::figures)
        .map(
            test ->
                Figures.format(
                    "crossentropy %s, accuracy %s, ROC AUC %s, average precision %s; looked at"
                        + " once, by the weights of epoch %s",
                    Figures.crossentropy(test.binaryCrossentropy()),
                    Figures.share(test.accuracy()),
                    Figures.share(test.auc()),
                    Figures.share(test.averagePrecision()),
                    outcome.bestEpoch()));
  }
}
