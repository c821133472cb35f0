package dev.overfit.study;

import dev.overfit.data.Dataset;
import dev.overfit.evaluation.Evaluation;
import java.util.List;
import java.util.Optional;

/** What the test rows give, in words. */
public final class TestRows {
  private TestRows() {}

  /** The figures of a model, and whose they are; empty if there are no test rows for it. */
  public static Optional<String> words(Outcome outcome) {
    return outcome
        .result()
        .test()
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

  /** A sentence if there are test rows and a model that ended well has figures of them. */
  static Optional<String> sentence(Study study, Verdicts verdicts) {
    List<String> each =
        verdicts.sound().stream()
            .flatMap(outcome -> outcome.result().test().stream().map(test -> of(outcome, test)))
            .toList();
    return each.isEmpty()
        ? Optional.empty()
        : study.split().test().map(rows -> sentence(study, rows, verdicts, each));
  }

  private static String of(Outcome outcome, Evaluation test) {
    return Figures.format(
        "%s crossentropy %s and accuracy %s",
        outcome.name(),
        Figures.crossentropy(test.binaryCrossentropy()),
        Figures.share(test.accuracy()));
  }

  private static String sentence(Study study, Dataset rows, Verdicts verdicts, List<String> each) {
    return Figures.format(
        "The %s test rows, looked at once by the weights of each model's best epoch, give: %s.%s%s",
        Figures.count(rows.rows()),
        String.join("; ", each),
        verdicts.judged().size() > 1 ? " The models are ranked by the validation rows." : "",
        Labels.of(study)
            .incompleteTest()
            .map(why -> " They have no AUC and no average precision: " + why + ".")
            .orElse(""));
  }
}
