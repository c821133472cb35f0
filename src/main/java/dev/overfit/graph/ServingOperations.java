package dev.overfit.graph;

import dev.overfit.model.Encoding;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.ClassWeight.PerClass;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Builds the signatures of an exported graph, which share the same two inputs or take the columns
 * of a table.
 */
final class ServingOperations {
  private final Ops tf;
  private final ModelSpec model;
  private final Placeholder<TFloat32> features;
  private final Placeholder<TFloat32> labels;
  private final Operand<TFloat32> signs;

  ServingOperations(Ops tf, ModelSpec model) {
    this.tf = tf;
    this.model = model;
    Shape rows = Shape.of(Shape.UNKNOWN_SIZE, model.features());
    features = tf.withName("features").placeholder(TFloat32.class, Placeholder.shape(rows));
    labels =
        tf.withName("labels")
            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, 1)));
    signs = TrainingStep.signs(tf, labels);
  }

  /**
   * Returns the signature from {@code features} to {@code logits} and {@code probabilities},
   * without dropout.
   */
  SignatureDef serve(ServedNetwork network) {
    return serve(tf, Map.of("features", features), features, network);
  }

  /**
   * Returns the signature from the columns of a table, an input each, to {@code logits} and {@code
   * probabilities}, without dropout.
   */
  SignatureDef serve(ServedNetwork network, Encoding encoding) {
    RawColumns columns = new RawColumns(tf, encoding);
    return serve(tf.withSubScope("columns"), columns.inputs(), columns.features(), network);
  }

  private SignatureDef serve(
      Ops out, Map<String, Operand<?>> inputs, Operand<TFloat32> coded, ServedNetwork network) {
    Operand<TFloat32> logits = out.withName("logits").identity(network.logits(coded));
    return Signatures.of(
        inputs,
        Map.of(
            "logits", logits, "probabilities", out.withName("probabilities").math.sigmoid(logits)));
  }

  /** Returns the signature from {@code features} and {@code labels} to figures, without dropout. */
  SignatureDef evaluate(ServedNetwork network, double logitThreshold) {
    Operand<TFloat32> logits = network.logits(features);
    return labelled(
        figures(
            tf.withSubScope("evaluate"),
            crossentropy(tf, logits, PerClass.ALIKE),
            network.regularizationLoss(),
            correct(tf, logits, logitThreshold)));
  }

  /**
   * Returns the signature from {@code features} and {@code labels} to the figures of the batch
   * before its update, with dropout. Only its loss weights rows by class. It updates all variables
   * and the step.
   *
   * @param step the value of the step, read before the update
   */
  SignatureDef train(
      StepSettings settings,
      GraphVariables variables,
      Operand<? extends TType> stepHandle,
      Operand<TInt64> step) {
    TrainingStep training =
        TrainingStep.build(tf, model, settings, variables, Batch.of(tf, features, signs), step);
    Operand<TFloat32> logits = training.logits().get(0);
    Op counted =
        tf.withControlDependencies(with(training.updates(), step))
            .assignAddVariableOp(stepHandle, tf.constant(1L));
    Ops after = tf.withControlDependencies(with(training.updates(), counted));
    return labelled(
        figures(
            after.withSubScope("train"),
            crossentropy(tf, logits, settings.classWeight()),
            training.regularizationLoss(tf),
            correct(tf, logits, settings.logitThreshold())));
  }

  /**
   * The mean crossentropy over the rows of a batch.
   *
   * @param plain all rows count alike
   * @param weighted each row is weighted by its class
   */
  private record Crossentropy(Operand<TFloat32> plain, Operand<TFloat32> weighted) {}

  private Crossentropy crossentropy(Ops tf, Operand<TFloat32> logits, PerClass weight) {
    Operand<TFloat32> ofRows = TrainingStep.crossentropies(tf, signs, logits);
    Operand<TFloat32> plain = TrainingStep.mean(tf, ofRows);
    return new Crossentropy(
        plain,
        weight.alike()
            ? plain
            : TrainingStep.mean(tf, TrainingStep.weighted(tf, weight, signs, ofRows)));
  }

  private Operand<TFloat32> correct(Ops tf, Operand<TFloat32> logits, double logitThreshold) {
    return TrainingStep.sum(tf, TrainingStep.hits(tf, signs, logits, logitThreshold));
  }

  private static List<Op> with(List<Op> operations, Op last) {
    return Stream.concat(operations.stream(), Stream.of(last)).toList();
  }

  private SignatureDef labelled(Map<String, Operand<?>> outputs) {
    return Signatures.of(Map.of("features", features, "labels", labels), outputs);
  }

  private Map<String, Operand<?>> figures(
      Ops out,
      Crossentropy crossentropy,
      Operand<TFloat32> regularizationLoss,
      Operand<TFloat32> correct) {
    Operand<TInt32> rows = tf.gather(tf.shape(labels), tf.constant(0), tf.constant(0));
    Operand<TFloat32> accuracy = tf.math.div(correct, tf.dtypes.cast(rows, TFloat32.class));
    Operand<TFloat32> loss = tf.math.add(crossentropy.weighted(), regularizationLoss);
    Map<String, Operand<?>> figures = new TreeMap<>();
    figures.put(
        "binary_crossentropy", out.withName("binary_crossentropy").identity(crossentropy.plain()));
    figures.put(
        "regularization_loss", out.withName("regularization_loss").identity(regularizationLoss));
    figures.put("loss", out.withName("loss").identity(loss));
    figures.put("accuracy", out.withName("accuracy").identity(accuracy));
    return figures;
  }
}
