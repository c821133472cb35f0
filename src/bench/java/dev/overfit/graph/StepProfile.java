package dev.overfit.graph;

import dev.overfit.data.CsvFile;
import dev.overfit.data.CsvLayout;
import dev.overfit.data.RowProgress;
import dev.overfit.data.Split;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.suite.Suites;
import dev.overfit.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Where the time of a step goes: the runtime's own trace of an epoch, by kind of operation. */
final class StepProfile {
  private static final int BATCH = 500;
  private static final int STEPS = 20;
  private static final int RUNS = 15;

  private final Session session;
  private final TrainingGraph operations;
  private final TInt32 order;

  private StepProfile(Session session, TrainingGraph operations, TInt32 order) {
    this.session = session;
    this.operations = operations;
    this.order = order;
  }

  /**
   * Prints one line of JSON: the milliseconds of a step, of its products alone, and of each kind of
   * operation in the trace, all threads together.
   *
   * @param arguments the file of the rows and the number of threads
   */
  public static void main(String[] arguments) throws IOException {
    Split rows =
        CsvFile.read(Path.of(arguments[0]), CsvLayout.uci(), 11_000, RowProgress.NONE)
            .split(1000, 10_000);
    Execution execution = new Execution(false, Integer.parseInt(arguments[1]));
    ModelSpec large = Suites.sizes().trials().get(3).model();
    StepSettings settings = new StepSettings(TrainingConfig.defaults().optimizer(), BATCH, 0, 0);
    NativeRuntime.prepare();
    try (Graph graph = new Graph();
        TInt32 order = TInt32.tensorOf(Shape.of(10_000))) {
      for (int i = 0; i < 10_000; i++) {
        order.setInt(i, i);
      }
      var variables = TrainingSession.variables(large, settings);
      TrainingGraph operations =
          new TrainingGraph(graph, large, settings, execution, variables, 10_000, 1000);
      try (Session session = new Session(graph, execution.config())) {
        StepProfile profile = new StepProfile(session, operations, order);
        profile.assign(variables, InitialWeights.draw(large, 0));
        profile.upload(operations.training, rows.training().features(), rows.training().labels());
        profile.print(new ProductsAlone(large, BATCH, execution).medianMillis());
      }
    }
  }

  private void assign(java.util.List<VariableSpec> variables, Weights weights) {
    for (int i = 0; i < variables.size(); i++) {
      Shape shape = GraphVariables.shape(variables.get(i));
      try (TFloat32 value =
          i < weights.variables().size()
              ? Tensors.of(shape, weights.values(i))
              : Tensors.of(shape, new float[variables.get(i).size()])) {
        session
            .runner()
            .feed(operations.values.get(i), value)
            .addTarget(operations.assigns.get(i))
            .run()
            .close();
      }
    }
  }

  private void upload(TrainingGraph.Upload target, float[] features, float[] labels) {
    Op[] assigns = {target.assignFeatures(), target.assignLabels()};
    try (TFloat32 x =
            Tensors.of(Shape.of(labels.length, features.length / labels.length), features);
        TFloat32 y = Tensors.of(Shape.of(labels.length, 1), labels)) {
      session
          .runner()
          .feed(target.features(), x)
          .feed(target.labels(), y)
          .addTarget(assigns[0])
          .addTarget(assigns[1])
          .run()
          .close();
    }
  }

  private void print(double productsAlone) {
    double[] untraced = new double[RUNS];
    double[] traced = new double[RUNS];
    Map<String, Double> kinds = new TreeMap<>();
    for (int i = -3; i < RUNS; i++) {
      double plain = epoch(RunOptions.TraceLevel.NO_TRACE, new TreeMap<>());
      Map<String, Double> seen = i < 0 ? new TreeMap<>() : kinds;
      double slow = epoch(RunOptions.TraceLevel.SOFTWARE_TRACE, seen);
      if (i >= 0) {
        untraced[i] = plain / STEPS;
        traced[i] = slow / STEPS;
      }
    }
    Arrays.sort(untraced);
    Arrays.sort(traced);
    System.out.printf(
        Locale.ROOT,
        "{\"step\": %.3f, \"traced\": %.3f, \"products_alone\": %.3f, \"kinds\": {%s}}%n",
        untraced[RUNS / 2],
        traced[RUNS / 2],
        productsAlone,
        kinds.entrySet().stream()
            .map(kind -> json(kind.getKey(), kind.getValue() / RUNS / STEPS))
            .collect(Collectors.joining(", ")));
  }

  private static String json(String kind, double millis) {
    return String.format(Locale.ROOT, "\"%s\": %.4f", kind, millis);
  }

  /**
   * Runs an epoch without validation; returns its milliseconds and adds those of its operations.
   */
  private double epoch(RunOptions.TraceLevel level, Map<String, Double> kinds) {
    try (TInt32 zero = TInt32.scalarOf(0);
        TInt32 steps = TInt32.scalarOf(STEPS);
        TInt64 step = TInt64.scalarOf(0);
        TFloat32 sums = Tensors.of(Shape.of(EpochLoop.SUMS), new float[EpochLoop.SUMS])) {
      Session.Runner runner =
          session
              .runner()
              .setOptions(RunOptions.newBuilder().setTraceLevel(level).build())
              .feed(operations.from, zero)
              .feed(operations.to, steps)
              .feed(operations.order, order)
              .feed(operations.step, step)
              .feed(operations.sums, sums)
              .feed(operations.validationTo, zero)
              .fetch(operations.figures);
      long begun = System.nanoTime();
      try (Result result = runner.runAndFetchMetadata()) {
        double millis = (System.nanoTime() - begun) / 1e6;
        result.getMetadata().ifPresent(metadata -> add(metadata, kinds));
        return millis;
      }
    }
  }

  private static void add(RunMetadata metadata, Map<String, Double> kinds) {
    for (DeviceStepStats device : metadata.getStepStats().getDevStatsList()) {
      for (NodeExecStats node : device.getNodeStatsList()) {
        double millis = (node.getOpEndRelNanos() - node.getOpStartRelNanos()) / 1e6;
        kinds.merge(kind(node), millis, Double::sum);
      }
    }
  }

  /** Of a label such as {@code name = MatMul(a, b)}. */
  private static String kind(NodeExecStats node) {
    String label = node.getTimelineLabel();
    int at = label.indexOf(" = ");
    int end = label.indexOf('(', at);
    return at < 0 || end < 0 ? "other" : label.substring(at + 3, end).replaceAll("^_Mkl", "");
  }
}
