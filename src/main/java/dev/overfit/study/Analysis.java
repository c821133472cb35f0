package dev.overfit.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The evaluation of a study: its models with all their replicates, the judging rows, and each
 * difference between two models with the role of chance in it. Tables and sentences are made from
 * the same analysis, so that they agree.
 */
public final class Analysis {
  private final Study study;
  private final List<ModelOutcomes> models;
  private final JudgingRows rows;
  private final Verdicts verdicts;
  private final List<LearningCurve> curves;
  private final List<PairFamily> families;

  private Analysis(Study study) {
    this.study = study;
    this.models = study.models();
    this.rows = JudgingRows.of(study);
    this.verdicts = Verdicts.of(study);
    this.curves = LearningCurve.of(study);
    this.families =
        new Comparisons(Judge.of(study))
            .families(judged(), baseline(), canBeJudged().isEmpty() ? List.of() : curves);
  }

  /** Evaluates a study. The same study always gives the same figures. */
  public static Analysis of(Study study) {
    return new Analysis(study);
  }

  /** The study that was evaluated. */
  public Study study() {
    return study;
  }

  /** All models, in the study's order. */
  public List<ModelOutcomes> models() {
    return models;
  }

  /** The rows that judge the models. */
  public JudgingRows rows() {
    return rows;
  }

  /**
   * The learning curves, one for each network trained on three or more shares of the training rows.
   */
  public List<LearningCurve> learningCurves() {
    return curves;
  }

  /** Returns whether any model was trained on a part of the training rows. */
  boolean hasParts() {
    return models.stream().anyMatch(ModelOutcomes::isOfAPart);
  }

  /**
   * The models that are compared with each other, in the study's order. Of a learning curve, only
   * the models with the most rows take part.
   */
  public List<ModelOutcomes> competing() {
    return models.stream().filter(this::competes).toList();
  }

  private boolean competes(ModelOutcomes model) {
    return curves.stream().noneMatch(curve -> curve.holdsBelowItsEnd(model));
  }

  /** The families of comparisons, the one with the baseline first. */
  public List<PairFamily> families() {
    return families;
  }

  Verdicts verdicts() {
    return verdicts;
  }

  /** The models that compete and can be judged, in the study's order. */
  List<ModelOutcomes> judged() {
    return canBeJudged().stream().filter(this::competes).toList();
  }

  /** All models that can be judged, in the study's order. */
  List<ModelOutcomes> canBeJudged() {
    return verdicts.judged();
  }

  /** The model with the lowest mean crossentropy on the judging rows; empty if there is none. */
  public Optional<ModelOutcomes> best() {
    return judged().stream().min(Comparator.comparingDouble(this::judgedMean));
  }

  /**
   * The mean crossentropy of a model on the judging rows; NaN, which is never best, if there is
   * none.
   */
  double judgedMean(ModelOutcomes model) {
    return model.mean(rows::crossentropy);
  }

  /** Returns the comparison of two models of the study; empty if there is none. */
  Optional<PairComparison> comparison(ModelOutcomes one, ModelOutcomes other) {
    return families.stream()
        .flatMap(family -> family.of(one.name(), other.name()).stream())
        .findFirst();
  }

  /** Returns all comparisons of a model with the models that it competes with. */
  public List<PairComparison> comparisonsWith(String model) {
    return comparisons().stream()
        .filter(pair -> pair.better().equals(model) || pair.worse().equals(model))
        .toList();
  }

  /** All comparisons of competing models, including models taken from earlier runs. */
  public List<PairComparison> comparisons() {
    return families.stream()
        .filter(PairFamily::ofCompetitors)
        .flatMap(family -> family.pairs().stream())
        .toList();
  }

  /**
   * Returns whether there are ensembles to judge: models with several replicates, whose
   * probabilities can be averaged on the same test rows.
   */
  public boolean hasEnsembles() {
    return rows == JudgingRows.TEST && replicated() && !study.resampled();
  }

  /**
   * Returns the crossentropy of the mean probability of a model's replicates on the test rows; NaN
   * if there are no ensembles, or a replicate has no figures on these rows.
   */
  public double ensemble(ModelOutcomes model) {
    return hasEnsembles() ? EnsembleCrossentropy.of(study, model) : Double.NaN;
  }

  /** The model that the others are compared with; empty if there is none that can be judged. */
  Optional<ModelOutcomes> baseline() {
    return judged().stream()
        .filter(model -> study.baseline().equals(Optional.of(model.name())))
        .findFirst();
  }

  /** The largest number of replicates that a model has, without those that were cut short. */
  int replicates() {
    return models.stream().mapToInt(model -> model.ended().size()).max().orElse(0);
  }

  /** The number of pairs in each family. */
  IntStream pairs() {
    return families.stream().mapToInt(family -> family.pairs().size());
  }

  /** Returns whether any model was trained more than once. */
  public boolean replicated() {
    return replicates() > 1;
  }
}
