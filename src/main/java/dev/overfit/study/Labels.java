package dev.overfit.study;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.evaluation.LabelCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The balance of the classes in the rows of a study, and the figures that follow from it alone:
 * what a model must beat to have learned anything.
 *
 * @param names the names of the classes
 * @param training the class counts of the training rows
 * @param validation the class counts of the validation rows, which choose the epoch
 * @param test the class counts of the test rows, which are looked at once; empty if there are none
 */
public record Labels(
    ClassNames names, LabelCounts training, LabelCounts validation, Optional<LabelCounts> test) {
  /** Returns the class balance of a study. */
  public static Labels of(Study study) {
    Split split = study.split();
    return new Labels(
        ClassNames.of(study),
        counts(split.training()),
        counts(split.validation()),
        split.test().map(Labels::counts));
  }

  private static LabelCounts counts(Dataset rows) {
    return LabelCounts.of(rows.labels());
  }

  /** The figures of knowing nothing on the validation rows. */
  public Evaluation onValidation() {
    return validation.knowingNothing(training);
  }

  /** The crossentropy of knowing nothing on the validation rows; NaN if it has none. */
  public double floor() {
    return onValidation().binaryCrossentropy();
  }

  /** The figures of knowing nothing on the test rows; empty if there are none. */
  public Optional<Evaluation> onTest() {
    return test.map(rows -> rows.knowingNothing(training));
  }

  /** Returns the share of the positive class in each part, in words. */
  public String shares() {
    StringBuilder shares = new StringBuilder(names.positive()).append(": ");
    shares.append(share(training, "training")).append(", ").append(share(validation, "validation"));
    test.ifPresent(rows -> shares.append(", ").append(share(rows, "test")));
    return shares.toString();
  }

  private static String share(LabelCounts counts, String part) {
    return Figures.format(
        "%.1f %% of %s %s rows", 100 * counts.share(), Figures.count(counts.rows()), part);
  }

  /** Returns the figures of knowing nothing, one sentence for each figure. */
  public List<String> knowingNothing() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        Figures.format(
            "Knowing nothing, the training rows' share of %s for every row: crossentropy %s.",
            names.positive(), each(Labels::crossentropy)));
    sentences.add(
        Figures.format(
            "The more frequent class for every row: accuracy %s.", each(Labels::accuracy)));
    onTest()
        .filter(evaluation -> Double.isFinite(evaluation.auc()))
        .map(Labels::ranking)
        .ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  private static String ranking(Evaluation test) {
    return Figures.format(
        "Rows in random order: AUC %s, average precision %s on the test rows.",
        Figures.share(test.auc()), Figures.share(test.averagePrecision()));
  }

  private static String crossentropy(Evaluation evaluation) {
    return Figures.crossentropy(evaluation.binaryCrossentropy());
  }

  private static String accuracy(Evaluation evaluation) {
    return Figures.share(evaluation.accuracy());
  }

  private String each(Function<Evaluation, String> figure) {
    return figure.apply(onValidation())
        + " on the validation rows"
        + onTest().map(test -> ", " + figure.apply(test) + " on the test rows").orElse("");
  }

  /**
   * Returns why nothing can be judged; empty if models can be judged. If all rows of a part are of
   * one class, no two answers can be told apart.
   */
  Optional<String> unjudgeable() {
    return singleClass(training, "training")
        .or(() -> singleClass(validation, "validation"))
        .or(() -> test.flatMap(rows -> singleClass(rows, "test")));
  }

  private Optional<String> singleClass(LabelCounts counts, String part) {
    if (!counts.isSingleClass()) {
      return Optional.empty();
    }
    String name = counts.positives() == 0 ? names.negative() : names.positive();
    return Optional.of(
        counts.rows() == 1
            ? Figures.format("the only %s row is %s", part, name)
            : Figures.format("all %s %s rows are %s", Figures.count(counts.rows()), part, name));
  }
}
