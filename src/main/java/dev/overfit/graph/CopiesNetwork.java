package dev.overfit.graph;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.augmentation.SymmetricCopies.Copy;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * A network that predicts all symmetric copies of a row, expanded into separate rows, and averages
 * their probabilities. The copies are made by the same float32 operations as in {@link
 * SymmetricCopies#of}, to the bit. The penalty is that of the wrapped network.
 *
 * @param network the network that predicts each copy
 */
record CopiesNetwork(Ops tf, ServedNetwork network, SymmetricCopies copies)
    implements ServedNetwork {
  private static final String SCOPE = "copies";
  private static final String TURNING = "turning";

  /** Returns how many copies of a row a graph averages over; 1 for the row alone. */
  static long count(GraphDef graph) {
    return graph.getNodeList().stream()
        .filter(node -> node.getName().equals(SCOPE + "/" + TURNING))
        .map(node -> node.getAttrOrDefault("value", AttrValue.getDefaultInstance()))
        .map(value -> value.getTensor().getTensorShape())
        .mapToLong(shape -> shape.getDimCount() == 0 ? 1 : shape.getDim(0).getSize())
        .findFirst()
        .orElse(1);
  }

  @Override
  public Operand<TFloat32> logits(Operand<TFloat32> features) {
    Ops scope = tf.withSubScope(SCOPE);
    int width = copies.columns().size();
    Operand<TFloat32> rows =
        scope.reshape(copied(scope, features), scope.constant(new int[] {-1, width}));
    Operand<TFloat32> logits = network.logits(rows);
    Operand<TFloat32> apart =
        scope.reshape(logits, scope.constant(new int[] {copies.count(), -1, 1}));
    return MeanProbability.logit(
        scope.withSubScope("mean"), scope.dtypes.cast(apart, TFloat64.class));
  }

  /** Returns the copies {@code [copies, rows, features]} of features {@code [rows, features]}. */
  Operand<TFloat32> copied(Ops tf, Operand<TFloat32> features) {
    Constants constants = new Constants(copies);
    Operand<TFloat32> mirrored =
        tf.math.mul(tf.expandDims(features, tf.constant(0)), tf.constant(constants.signs));
    Operand<TFloat32> turned = tf.math.add(mirrored, tf.constant(constants.turns));
    Operand<TFloat32> aroundOnce =
        Angles.aroundOnce(
            tf,
            turned,
            tf.constant(SymmetricCopies.PER_PERIOD),
            tf.constant(SymmetricCopies.PERIOD));
    return tf.select(tf.withName(TURNING).constant(constants.turning), aroundOnce, mirrored);
  }

  @Override
  public Operand<TFloat32> regularizationLoss() {
    return network.regularizationLoss();
  }

  /** The values that change the cells of the copies, {@code [copies, 1, features]} each. */
  private static final class Constants {
    private final float[][][] signs;
    private final float[][][] turns;
    private final boolean[][][] turning;

    Constants(SymmetricCopies copies) {
      int width = copies.columns().size();
      signs = new float[copies.count()][1][width];
      turns = new float[copies.count()][1][width];
      turning = new boolean[copies.count()][1][width];
      List<Copy> all = copies.copies();
      for (int i = 0; i < all.size(); i++) {
        set(i, all.get(i), copies);
      }
    }

    private void set(int i, Copy copy, SymmetricCopies copies) {
      Arrays.fill(signs[i][0], 1);
      copies.eta().forEach(column -> signs[i][0][column] = copy.eta());
      for (int column : copies.phi()) {
        signs[i][0][column] = copy.phi();
        turns[i][0][column] = copy.turn();
        turning[i][0][column] = !copy.itself();
      }
    }
  }
}
