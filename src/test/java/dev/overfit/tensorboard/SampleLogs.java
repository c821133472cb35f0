package dev.overfit.tensorboard;

import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Regularizer.L2;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Writes the {@code logs} and {@code history} of a suite of scripted trainings to the folder that
 * is its argument, so that {@code src/test/python/read_events.py} can read them without training.
 */
public final class SampleLogs {
  private SampleLogs() {}

  /** Writes the files. */
  public static void main(String[] arguments) throws IOException {
    Path suite = Path.of(arguments[0]);
    for (ScriptedTraining training : trainings()) {
      String name = training.model().name();
      try (TensorBoard listener =
          new TensorBoard(suite.resolve("logs").resolve(name), SampleLogs::graph)) {
        training.run(listener);
      }
      writeHistory(suite.resolve("history").resolve(name + ".csv"), training);
    }
  }

  private static List<ScriptedTraining> trainings() {
    return List.of(
        ScriptedTraining.of("Tiny", 1200, 700, layer(16, Regularizer.NONE)),
        ScriptedTraining.of("Large", 220, 20, layer(512, Regularizer.NONE)),
        ScriptedTraining.of("L2", 600, 200, layer(512, new L2(0.001))),
        ScriptedTraining.of("Combined", 900, 600, layer(512, new L2(0.0001)), new Dropout(0.5)));
  }

  private static LayerSpec layer(int units, Regularizer regularizer) {
    return new Dense(units, Activation.ELU, regularizer);
  }

  private static byte[] graph() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> features = tf.withName("features").placeholder(TFloat32.class);
      tf.withName("logits")
          .linalg
          .matMul(features, tf.withName("kernel").constant(new float[28][1]));
      return graph.toGraphDef().toByteArray();
    }
  }

  private static void writeHistory(Path file, ScriptedTraining training) throws IOException {
    Files.createDirectories(file.getParent());
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println(
          Metric.values().stream()
              .map(Metric::label)
              .collect(Collectors.joining(",", "epoch,learning_rate,", "")));
      for (int epoch = 1; epoch <= training.epochs(); epoch++) {
        out.println(row(training.metrics(epoch)));
      }
    }
  }

  private static String row(EpochMetrics metrics) {
    StringBuilder row = new StringBuilder().append(metrics.epoch()).append(',');
    row.append(metrics.learningRate());
    for (Metric metric : Metric.values()) {
      row.append(',').append(metric.of(metrics));
    }
    return row.toString();
  }
}
