package dev.overfit.graph;

import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.ModelSpec;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * A graph of one {@link TrainingStep} to look at: a batch in, figures and updates out. The graph
 * that trains has the same step in the body of a loop, which tools that draw graphs do not show.
 */
public final class StepGraph {
  private StepGraph() {}

  /** Returns the graph as a serialized {@code GraphDef}. */
  public static byte[] of(ModelSpec model, StepSettings settings) {
    NativeRuntime.prepare();
    try (Graph graph = new Graph()) {
      Ops tf = NameScope.operations(graph);
      build(tf, model, settings);
      return graph.toGraphDef().toByteArray();
    }
  }

  private static void build(Ops tf, ModelSpec model, StepSettings settings) {
    Operand<TFloat32> signs = TrainingStep.signs(tf, placeholder(tf, "labels", 1));
    TrainingStep step =
        TrainingStep.build(
            tf,
            model,
            settings,
            new GraphVariables(tf, model, SavedVariables::handle),
            Batch.of(tf, placeholder(tf, "features", model.features()), signs),
            tf.withName("step").placeholder(TInt64.class, Placeholder.shape(Shape.scalar())));
    Operand<TFloat32> logits = step.logits().get(0);
    Ops crossentropy = tf.withSubScope("binary_crossentropy");
    tf.withName("loss")
        .math
        .add(
            TrainingStep.mean(
                crossentropy,
                TrainingStep.weighted(
                    crossentropy,
                    settings.classWeight(),
                    signs,
                    TrainingStep.crossentropies(crossentropy, signs, logits))),
            step.regularizationLoss(tf.withSubScope("regularization_loss")));
    Ops accuracy = tf.withSubScope("accuracy");
    TrainingStep.mean(
        accuracy, TrainingStep.hits(accuracy, signs, logits, settings.logitThreshold()));
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, String name, int columns) {
    Shape rows = Shape.of(Shape.UNKNOWN_SIZE, columns);
    return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(rows));
  }
}
