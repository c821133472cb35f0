package dev.overfit.bench;

import dev.overfit.graph.runtime.NativeMemory;
import dev.overfit.statistics.Interval;
import dev.overfit.statistics.StandardDeviation;
import dev.overfit.study.DrawnSuite;
import dev.overfit.study.PairComparison;
import dev.overfit.study.ReplicateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Collects the verdicts of many small suites of two models, A and B, for which it is known whether
 * they differ, and by how much.
 */
final class JudgeSuites {
  private static final int REPLICATES = 8;

  /** A suite's training seeds start at its number times this, B's at an offset to A's. */
  private static final long SUITE_SEEDS = 10_000;

  private static final long OTHER_SEEDS = 1000;

  /** The seed of the rows for all suites of unequal models, so that their gap is fixed. */
  private static final long ROWS_OF_UNEQUAL = 0;

  private static final Lean EQUAL = new Lean(0, 1);

  /** Found by trial on the rows of {@link #ROWS_OF_UNEQUAL}. */
  private static final List<Lean> UNEQUAL =
      List.of(new Lean(0.005, 1.3), new Lean(0.01, 1.43), new Lean(0.02, 1.65), new Lean(0.04, 2));

  private JudgeSuites() {}

  /**
   * How B differs from A.
   *
   * @param aim how much higher its true crossentropy should be
   * @param weight the weight of a row with label 1 for B; for A it is 1
   */
  private record Lean(double aim, double weight) {}

  /**
   * Prints a line of JSON for each pair: {@code aim} is the intended true gap, {@code gap} the gap
   * on fresh rows, {@code sd} the spread of A's replicates.
   *
   * @param arguments the number of suites of equal models, the number of suites of each kind of
   *     unequal ones, and how many run at a time
   */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    int equal = Integer.parseInt(arguments[0]);
    int unequal = Integer.parseInt(arguments[1]);
    ExecutorService workers = Executors.newFixedThreadPool(Integer.parseInt(arguments[2]));
    try {
      List<Future<?>> suites = new ArrayList<>();
      for (int i = 0; i < Math.max(equal, unequal); i++) {
        int number = i;
        if (number < equal) {
          suites.add(workers.submit(() -> judge(number, number, List.of(EQUAL))));
        }
        if (number < unequal) {
          suites.add(workers.submit(() -> judge(number, ROWS_OF_UNEQUAL, UNEQUAL)));
        }
      }
      for (Future<?> suite : suites) {
        suite.get();
      }
    } finally {
      workers.shutdownNow();
    }
  }

  /** Trains A once and compares it with each B. */
  private static void judge(int number, long rows, List<Lean> leans) {
    DrawnSuite suite = DrawnSuite.of(rows, number);
    long seed = number * SUITE_SEEDS;
    List<ReplicateResult> a = suite.train("A", 1, seed, REPLICATES);
    double truth = suite.trueCrossentropy(a);
    for (Lean lean : leans) {
      List<ReplicateResult> b = suite.train("B", lean.weight(), seed + OTHER_SEEDS, REPLICATES);
      double gap = suite.trueCrossentropy(b) - truth;
      print(number, lean, gap, sd(a), suite.compare(a, b));
    }
    NativeMemory.giveBack();
  }

  private static double sd(List<ReplicateResult> replicates) {
    return StandardDeviation.of(
        replicates.stream()
            .flatMap(replicate -> replicate.result().test().stream())
            .mapToDouble(test -> test.figures().binaryCrossentropy())
            .toArray());
  }

  private static void print(int number, Lean lean, double gap, double sd, PairComparison pair) {
    Interval rows = pair.interval().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "{\"suite\": %d, \"aim\": %s, \"gap\": %.6f, \"sd\": %.6f, \"verdict\": \"%s\","
            + " \"better\": \"%s\", \"p\": %.6f, \"low\": %.6f, \"high\": %.6f}%n",
        number,
        lean.aim(),
        gap,
        sd,
        pair.verdict().words(),
        pair.better(),
        pair.adjustedP(),
        rows.low(),
        rows.high());
  }
}
