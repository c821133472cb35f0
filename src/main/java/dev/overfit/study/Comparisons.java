package dev.overfit.study;

import dev.overfit.evaluation.BinaryCrossentropy;
import dev.overfit.statistics.CorrectedResampledTTest;
import dev.overfit.statistics.Holm;
import dev.overfit.statistics.Interval;
import dev.overfit.statistics.Mean;
import dev.overfit.statistics.MeanInterval;
import dev.overfit.statistics.PairedBootstrap;
import dev.overfit.statistics.SignFlipTest;
import dev.overfit.study.PairFamily.Kind;
import dev.overfit.training.TestEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares models with each other, allowing for two kinds of chance in a difference: that of
 * training, over the replicates, and that of the rows. {@link Settlement} defines the verdicts.
 */
final class Comparisons {
  private static final long SEED = 0; // the same study gives the same figures

  private final Judge judge;
  private final JudgingRows rows;

  Comparisons(Judge judge) {
    this.judge = judge;
    this.rows = judge.rows();
  }

  /** Two models to be compared, each with the name under which it is reported. */
  record Contest(String name, ModelOutcomes model, String otherName, ModelOutcomes other) {
    static Contest of(ModelOutcomes model, ModelOutcomes other) {
      return new Contest(model.name(), model, other.name(), other);
    }
  }

  /**
   * Returns the comparisons of the baseline with each other model, of all pairs of the other
   * models, and of the last two sizes of each learning curve; families without pairs are left out.
   * The baseline has its own family because it is what a study asks about first: additional pairs
   * among the other models must not make that question harder to answer.
   */
  List<PairFamily> families(
      List<ModelOutcomes> models, Optional<ModelOutcomes> baseline, List<LearningCurve> curves) {
    List<ModelOutcomes> others =
        models.stream().filter(model -> baseline.filter(model::isSame).isEmpty()).toList();
    List<PairFamily> families = new ArrayList<>();
    baseline.ifPresent(anchor -> families.add(family(Kind.BASELINE, anchor, others)));
    families.add(family(Kind.PAIRS, Optional.empty(), pairs(others)));
    families.add(family(Kind.LEARNING_CURVE, Optional.empty(), lastSteps(curves)));
    families.removeIf(family -> family.pairs().isEmpty());
    return List.copyOf(families);
  }

  private PairFamily family(Kind kind, ModelOutcomes anchor, List<ModelOutcomes> others) {
    return family(
        kind,
        Optional.of(anchor.name()),
        others.stream().map(other -> Contest.of(anchor, other)).toList());
  }

  /** Returns the comparisons of some models; models without a common replicate are left out. */
  PairFamily family(Kind kind, Optional<String> anchor, List<Contest> contests) {
    List<Pair> pairs = contests.stream().flatMap(contest -> pair(contest).stream()).toList();
    return new PairFamily(kind, anchor, comparisons(pairs));
  }

  private static List<Contest> lastSteps(List<LearningCurve> curves) {
    return curves.stream()
        .map(curve -> curve.lastStep().stream().map(LearningCurve.Point::model).toList())
        .flatMap(models -> pairs(models).stream())
        .toList();
  }

  private static List<Contest> pairs(List<ModelOutcomes> models) {
    List<Contest> pairs = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      for (int j = i + 1; j < models.size(); j++) {
        pairs.add(Contest.of(models.get(i), models.get(j)));
      }
    }
    return pairs;
  }

  /** Two models, the better one first, with the replicates that both have. */
  private record Pair(
      String betterName, List<Outcome> better, String worseName, List<Outcome> worse) {}

  private Optional<Pair> pair(Contest contest) {
    Map<Integer, Outcome> theirs = judged(contest.other());
    Map<Integer, Outcome> ours = judged(contest.model());
    ours.keySet().retainAll(theirs.keySet());
    theirs.keySet().retainAll(ours.keySet());
    if (ours.isEmpty()) {
      return Optional.empty();
    }
    List<Outcome> first = List.copyOf(ours.values());
    List<Outcome> second = List.copyOf(theirs.values());
    boolean swapped = mean(second) < mean(first);
    return Optional.of(
        swapped
            ? new Pair(contest.otherName(), second, contest.name(), first)
            : new Pair(contest.name(), first, contest.otherName(), second));
  }

  /** Returns the differences in crossentropy, one for each replicate. */
  private double[] differences(Pair pair) {
    return IntStream.range(0, pair.better().size())
        .mapToDouble(
            i -> rows.crossentropy(pair.worse().get(i)) - rows.crossentropy(pair.better().get(i)))
        .toArray();
  }

  private Map<Integer, Outcome> judged(ModelOutcomes model) {
    return model.sound().stream()
        .filter(each -> Double.isFinite(rows.crossentropy(each.outcome())))
        .collect(
            Collectors.toMap(
                ReplicateResult::number, ReplicateResult::outcome, (a, b) -> a, TreeMap::new));
  }

  private double mean(List<Outcome> outcomes) {
    return Mean.of(outcomes.stream().mapToDouble(rows::crossentropy).toArray());
  }

  private List<PairComparison> comparisons(List<Pair> pairs) {
    double[] p = pairs.stream().mapToDouble(this::p).toArray();
    double[] adjusted = Holm.adjust(p);
    List<Optional<Interval>> intervals = intervals(pairs);
    List<PairComparison> comparisons = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      double[] differences = differences(pair);
      Settlement settlement =
          new Settlement(judge, differences, adjusted[i], intervals.get(i), pairs.size());
      comparisons.add(
          new PairComparison(
              pair.betterName(),
              pair.worseName(),
              differences.length,
              mean(pair.better()),
              mean(pair.worse()),
              intervals.get(i),
              training(differences),
              p[i],
              adjusted[i],
              settlement.verdict(),
              settlement.open()));
    }
    return comparisons;
  }

  private Optional<Interval> training(double[] differences) {
    return differences.length == 1 || judge.resampled()
        ? Optional.empty()
        : Optional.of(MeanInterval.of(differences));
  }

  private double p(Pair pair) {
    double[] differences = differences(pair);
    if (differences.length == 1) {
      return 1;
    }
    return judge.resampled()
        ? CorrectedResampledTTest.pValue(differences, judgingToTraining(pair))
        : SignFlipTest.pValue(differences, SEED);
  }

  /** Uses the training rows of the model that was trained on fewer. */
  private double judgingToTraining(Pair pair) {
    int training =
        Stream.of(pair.better(), pair.worse())
            .map(outcomes -> outcomes.get(0).result().config())
            .mapToInt(judge.trainingRows())
            .min()
            .orElseThrow();
    return judge.toTraining(training);
  }

  private List<Optional<Interval>> intervals(List<Pair> pairs) {
    if (rows != JudgingRows.TEST) {
      return pairs.stream().map(pair -> Optional.<Interval>empty()).toList();
    }
    if (judge.resampled()) {
      return pairs.stream().map(this::resampled).toList();
    }
    float[] labels = judge.testLabels();
    double[][] differences =
        pairs.stream()
            .map(
                pair ->
                    difference(rowLosses(labels, pair.worse()), rowLosses(labels, pair.better())))
            .toArray(double[][]::new);
    return List.of(PairedBootstrap.means(differences, SEED)).stream().map(Optional::of).toList();
  }

  private Optional<Interval> resampled(Pair pair) {
    double[] differences = differences(pair);
    return differences.length == 1
        ? Optional.empty()
        : Optional.of(CorrectedResampledTTest.interval(differences, judgingToTraining(pair)));
  }

  private static double[] difference(double[] values, double[] others) {
    double[] difference = new double[values.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = values[i] - others[i];
    }
    return difference;
  }

  /** Returns the crossentropy of each test row, averaged over the replicates of a model. */
  private static double[] rowLosses(float[] labels, List<Outcome> outcomes) {
    double[] mean = new double[labels.length];
    for (Outcome outcome : outcomes) {
      float[] logits = outcome.result().test().map(TestEvaluation::logits).orElseThrow();
      double[] each = BinaryCrossentropy.each(labels, logits);
      for (int row = 0; row < mean.length; row++) {
        mean[row] += each[row] / outcomes.size();
      }
    }
    return mean;
  }
}
