package dev.overfit.graph;

import dev.overfit.data.Higgs;
import dev.overfit.data.Split;
import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.ModelSpec;
import dev.overfit.suite.Suites;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunOptions.TraceLevel;

/** Profiles a step of Large: the runtime's own trace, by kind of operation. */
final class StepProfile {
  private static final int BATCH = 500;
  private static final int STEPS = 20;
  private static final int WARM_UP = 3;
  private static final int RUNS = 15;

  private StepProfile() {}

  /**
   * Prints a line of JSON: the milliseconds of a step, of its products alone, and of each kind of
   * operation in the trace, summed over all threads.
   *
   * @param arguments the file of the rows and the number of threads
   */
  public static void main(String[] arguments) throws IOException {
    Split rows =
        CsvFile.read(Path.of(arguments[0]), CsvLayout.uci(), 11_000, RowProgress.NONE)
            .split(1000, BATCH * STEPS);
    Execution execution = new Execution(false, Integer.parseInt(arguments[1]));
    ModelSpec large = Suites.sizes().trials().get(3).model(Higgs.COLUMNS);
    double productsAlone = new ProductsAlone(large, BATCH, execution).medianMillis();
    double[] plain = new double[RUNS];
    double[] traced = new double[RUNS];
    Map<String, Double> kinds = new TreeMap<>();
    try (TracedEpoch epoch = new TracedEpoch(large, rows, BATCH, execution)) {
      for (int run = -WARM_UP; run < RUNS; run++) {
        double untracedMillis = epoch.run(TraceLevel.NO_TRACE, (device, node) -> {});
        Map<String, Double> seen = run < 0 ? new TreeMap<>() : kinds;
        double tracedMillis =
            epoch.run(TraceLevel.SOFTWARE_TRACE, (device, node) -> add(node, seen));
        if (run >= 0) {
          plain[run] = untracedMillis / STEPS;
          traced[run] = tracedMillis / STEPS;
        }
      }
    }
    print(median(plain), median(traced), productsAlone, kinds);
  }

  private static void add(NodeExecStats node, Map<String, Double> kinds) {
    double millis = (node.getOpEndRelNanos() - node.getOpStartRelNanos()) / 1e6;
    kinds.merge(TracedEpoch.kind(node), millis / RUNS / STEPS, Double::sum);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void print(
      double step, double traced, double productsAlone, Map<String, Double> kinds) {
    System.out.printf(
        Locale.ROOT,
        "{\"step\": %.3f, \"traced\": %.3f, \"products_alone\": %.3f, \"kinds\": {%s}}%n",
        step,
        traced,
        productsAlone,
        kinds.entrySet().stream()
            .map(kind -> String.format(Locale.ROOT, "\"%s\": %.4f", kind.getKey(), kind.getValue()))
            .collect(Collectors.joining(", ")));
  }
}
