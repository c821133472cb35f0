package dev.overfit.graph;

import dev.overfit.data.Split;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.NativeResources;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.training.TrainingConfig;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** An epoch without validation whose operations the runtime traces. */
final class TracedEpoch implements AutoCloseable {
  private final NativeResources opened = new NativeResources();
  private final TrainingGraph operations;
  private final EpochFeeds feeds;
  private final Session session;

  TracedEpoch(ModelSpec model, Split split, int batchSize, Execution execution) {
    NativeRuntime.prepare();
    int rows = split.training().rows();
    StepSettings settings =
        new StepSettings(TrainingConfig.defaults().optimizer(), batchSize, 0, 0);
    List<VariableSpec> variables = TrainingSession.variables(model, settings);
    Graph graph = new Graph();
    opened.onClose(graph::close);
    operations =
        new TrainingGraph(
            graph,
            model,
            settings,
            execution,
            variables,
            rows,
            rows,
            split.validation().rows(),
            false);
    feeds = new EpochFeeds(rows);
    opened.onClose(feeds::close);
    feeds.order(IntStream.range(0, rows).toArray());
    feeds.batches(0, rows / batchSize, 0);
    session = new Session(graph, execution.config());
    opened.onClose(session::close);
    try (TFloat32 zero = TFloat32.scalarOf(0)) {
      run(session.runner().feed(operations.zero, zero), operations.clear);
    }
    assign(variables, InitialWeights.draw(model, 0));
    upload(split.training().features(), split.training().labels());
  }

  private void assign(List<VariableSpec> variables, Weights weights) {
    try (NativeResources values = new NativeResources()) {
      Session.Runner runner = session.runner();
      for (int i = 0; i < variables.size(); i++) {
        Shape shape = GraphVariables.shape(variables.get(i));
        TFloat32 value =
            i < weights.variables().size()
                ? Tensors.of(shape, weights.values(i))
                : Tensors.of(shape, new float[variables.get(i).size()]);
        values.onClose(value::close);
        runner.feed(operations.values.get(i), value);
      }
      run(runner, operations.assigns);
    }
  }

  private void upload(float[] features, float[] labels) {
    TrainingGraph.Upload target = operations.training;
    try (TInt32 numbers = TInt32.vectorOf(IntStream.range(0, labels.length).toArray());
        TFloat32 x =
            Tensors.of(Shape.of(labels.length, features.length / labels.length), features);
        TFloat32 y = Tensors.of(Shape.of(labels.length, 1), labels)) {
      run(
          session
              .runner()
              .feed(target.numbers(), numbers)
              .feed(target.features(), x)
              .feed(target.labels(), y),
          target.write());
    }
  }

  private static void run(Session.Runner runner, List<Op> operations) {
    operations.forEach(runner::addTarget);
    runner.run().close();
  }

  /**
   * Runs the epoch.
   *
   * @param nodes receives each traced operation and the device that it ran on
   * @return the time it took, in milliseconds
   */
  double run(RunOptions.TraceLevel level, BiConsumer<String, NodeExecStats> nodes) {
    Session.Runner runner =
        feeds
            .feed(session.runner(), operations)
            .setOptions(RunOptions.newBuilder().setTraceLevel(level).build())
            .fetch(operations.figures);
    long begun = System.nanoTime();
    boolean traced = level != RunOptions.TraceLevel.NO_TRACE;
    try (Result result = traced ? runner.runAndFetchMetadata() : runner.run()) {
      double millis = (System.nanoTime() - begun) / 1e6;
      result
          .getMetadata()
          .ifPresent(
              metadata -> {
                for (DeviceStepStats device : metadata.getStepStats().getDevStatsList()) {
                  device.getNodeStatsList().forEach(node -> nodes.accept(device.getDevice(), node));
                }
              });
      return millis;
    }
  }

  /**
   * Returns the kind of an operation, such as {@code MatMul}, from a label {@code name = MatMul(a,
   * b)}.
   */
  static String kind(NodeExecStats node) {
    String label = node.getTimelineLabel();
    int at = label.indexOf(" = ");
    int end = label.indexOf('(', at);
    return at < 0 || end < 0 ? "other" : label.substring(at + 3, end).replaceAll("^_Mkl", "");
  }

  @Override
  public void close() {
    opened.close();
  }
}
