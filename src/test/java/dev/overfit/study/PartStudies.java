package dev.overfit.study;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.model.ModelSpec;
import dev.overfit.study.Studies.Shape;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Studies of networks on parts of 480 training rows, half of them positive: a sixteenth is 30 rows,
 * an eighth 60, a quarter 120, a half 240.
 */
public final class PartStudies {
  private static final List<String> PARTS = List.of("Sixteenth", "Eighth", "Quarter", "Half", "");
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(5, 0.68, 0.3, 0.2),
          new Shape(8, 0.66, 0.2, 0.3),
          new Shape(12, 0.64, 0.1, 0.4),
          new Shape(15, 0.62, 0.05, 0.5),
          new Shape(20, 0.6, 0.001, 0.55));

  private PartStudies() {}

  /**
   * Returns a study of networks of one layer, trained several times on each of five parts.
   *
   * @param networks by name, a row for each part from the smallest and a column for each replicate:
   *     what each of 100 test rows costs, or NaN for a training that diverged. Fewer rows stand for
   *     the largest parts, and a row may be shorter.
   */
  public static Study of(Map<String, double[][]> networks) {
    List<ReplicateResult> replicates = new ArrayList<>();
    networks.forEach((name, parts) -> replicates.addAll(network(name, parts)));
    return new Study(
        "data",
        "More rows",
        split(),
        Optional.empty(),
        replicates,
        Optional.empty(),
        Studies.STARTED,
        Studies.study("data", false, Optional.empty(), List.of()).elapsed(),
        false);
  }

  /** Returns two networks, six times each: A falls by 0.02, 0.02, 0.02 and 0.01, Bb from 0.67. */
  public static Study example() {
    Map<String, double[][]> networks = new LinkedHashMap<>();
    networks.put("A", new double[][] {six(0.57), six(0.55), six(0.53), six(0.51), six(0.5)});
    networks.put("Bb", new double[][] {six(0.67), six(0.65), six(0.62), six(0.57), six(0.51)});
    return of(networks);
  }

  /** Returns six crossentropies around a mean, always with the same spread. */
  static double[] six(double mean) {
    return new double[] {
      mean - 0.001, mean + 0.001, mean - 0.002, mean + 0.002, mean - 0.003, mean + 0.003
    };
  }

  private static List<ReplicateResult> network(String name, double[][] parts) {
    int missing = PARTS.size() - parts.length;
    List<ReplicateResult> replicates = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      for (int number = 0; number < parts[i].length; number++) {
        replicates.add(
            new ReplicateResult(
                number, result(name, name.length(), i + missing, number, parts[i][number])));
      }
    }
    return replicates;
  }

  private static TrainingResult result(
      String network, int size, int part, int seed, double crossentropy) {
    ModelSpec model = Studies.stack(network + PARTS.get(part), 16 * size);
    TrainingConfig config =
        TrainingConfig.defaults()
            .withSeed(seed)
            .withTrainingShare(Math.pow(2, part - PARTS.size() + 1));
    List<EpochMetrics> history = Studies.history(model, SHAPES.get(part), 40);
    StopReason reason =
        Double.isNaN(crossentropy)
            ? new StopReason.Diverged(41, Double.NaN)
            : new StopReason.EpochsCompleted(40);
    Dataset test = split().test().orElseThrow();
    return Studies.tested(
        Studies.result(model, config, history, reason),
        test,
        Studies.logits(test, Double.isNaN(crossentropy) ? 0.7 : crossentropy));
  }

  private static Split split() {
    Split rows = Studies.split(false);
    Dataset all = byTurns(rows.training());
    return new Split(
        all.slice(0, 480), all.slice(480, 580), Optional.of(all.slice(580, 680)), rows.origin());
  }

  /** Returns the rows with alternating labels. */
  private static Dataset byTurns(Dataset rows) {
    float[] labels = new float[rows.rows()];
    IntStream.range(0, labels.length).forEach(row -> labels[row] = row % 2);
    return Dataset.of(rows.columns(), rows.features(), labels);
  }

  /** Returns the study without its test rows, so that the validation rows judge. */
  static Study withoutTestRows(Study study) {
    Split split = study.split();
    return Studies.on(study, new Split(split.training(), split.validation(), split.origin()));
  }
}
