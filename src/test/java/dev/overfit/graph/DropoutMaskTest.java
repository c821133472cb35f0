package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.ModelSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

class DropoutMaskTest {
  private static final int ROWS = 400;
  private static final int COLUMNS = 512;

  @Test
  void keepsAValueWithProbabilityOneMinusRateAndScalesItByTheInverse() {
    for (double rate : new double[] {0.2, 0.5, 0.9}) {
      float[] dropped = masks(1, 0, rate, 1).get(0);
      float scale = (float) (1 / (1 - rate));
      long kept = count(dropped, scale);
      assertThat(kept + count(dropped, 0)).isEqualTo(dropped.length);
      // A share of n draws has the standard deviation sqrt(rate (1 - rate) / n); five of them.
      assertThat((double) kept / dropped.length)
          .isCloseTo(1 - rate, within(5 * Math.sqrt(rate * (1 - rate) / dropped.length)));
    }
  }

  @Test
  void aRateOfZeroKeepsAll() {
    assertThat(masks(1, 0, 0, 1).get(0)).containsOnly(1f);
  }

  @Test
  void masksDifferFromStepToStepAndFromLayerToLayer() {
    List<float[]> first = masks(1, 0, 0.5, 2);
    List<float[]> second = masks(1, 1, 0.5, 2);
    assertThat(agreement(first.get(0), first.get(1))).isCloseTo(0.5, within(0.01));
    assertThat(agreement(first.get(0), second.get(0))).isCloseTo(0.5, within(0.01));
    assertThat(agreement(first.get(1), second.get(0))).isCloseTo(0.5, within(0.01));
  }

  @Test
  void theSeedDecides() {
    assertThat(masks(1, 3, 0.5, 1).get(0)).isEqualTo(masks(1, 3, 0.5, 1).get(0));
    assertThat(agreement(masks(1, 3, 0.5, 1).get(0), masks(2, 3, 0.5, 1).get(0)))
        .isCloseTo(0.5, within(0.01));
  }

  /**
   * Repeats the rule in Java from the same draws of 32 bits: the low half of each draw is the first
   * of its two values, the high half the second, both unsigned.
   */
  @ParameterizedTest
  @CsvSource({"11, 1, 0.5", "11, 7, 0.25", "12, 8, 0.9", "6, 33, 0.999", "3, 2, 0"})
  void aValueIsKeptByItsHalfOfADrawOfTwo(int rows, int width, double rate) {
    int pairs = (width + 1) / 2;
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = NameScope.operations(graph);
      int[] drawn = drawn(session, tf, rows, pairs);
      float[] expected = new float[rows * width];
      for (int i = 0; i < expected.length; i++) {
        int pair = drawn[i / width * pairs + i % width / 2];
        int bits = i % width % 2 == 0 ? pair & 0xFFFF : pair >>> 16;
        expected[i] = bits >= Math.round(rate * 65_536) ? (float) (1 / (1 - rate)) : 0;
      }
      StatelessDraws draws = new StatelessDraws(1, tf.constant(rows), tf.constant(5L));
      RowRange all = new RowRange(tf.constant(0), tf.constant(rows));
      Operand<TFloat32> ones = tf.fill(tf.constant(new int[] {rows, width}), tf.constant(1f));
      assertThat(Tensors.fetch(session, DropoutMask.apply(tf, ones, width, rate, draws.of(all))))
          .isEqualTo(expected);
    }
  }

  /** Returns what the first layer draws with seed 1 at step 5. */
  private static int[] drawn(Session session, Ops tf, int rows, int pairs) {
    Operand<TInt32> draws =
        tf.random.statelessRandomUniformFullInt(
            tf.constant(new int[] {rows, pairs}),
            tf.constant(new int[] {(int) (Seeds.layer(1, 0) >>> 33), 5}),
            TInt32.class);
    int[] drawn = new int[rows * pairs];
    try (Result result = session.runner().fetch(draws).run()) {
      result.get(0).asRawTensor().data().asInts().read(drawn);
    }
    return drawn;
  }

  @Test
  void shardsHaveTheMasksOfTheirRows() {
    int width = 7;
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = NameScope.operations(graph);
      Operand<TInt32> rows = tf.constant(11);
      StatelessDraws draws = new StatelessDraws(1, rows, tf.constant(5L));
      float[] whole = mask(session, tf, draws, new RowRange(tf.constant(0), rows), 11, width);
      float[] first = mask(session, tf, draws, RowRange.shards(tf, rows, 2).get(0), 5, width);
      float[] second = mask(session, tf, draws, RowRange.shards(tf, rows, 2).get(1), 6, width);
      assertThat(first).isEqualTo(Arrays.copyOfRange(whole, 0, 5 * width));
      assertThat(second).isEqualTo(Arrays.copyOfRange(whole, 5 * width, 11 * width));
    }
  }

  private static float[] mask(
      Session session, Ops tf, StatelessDraws draws, RowRange range, int rows, int width) {
    Operand<TFloat32> ones = tf.fill(tf.constant(new int[] {rows, width}), tf.constant(1f));
    return Tensors.fetch(session, DropoutMask.apply(tf, ones, width, 0.5, draws.of(range)));
  }

  @Test
  void isOffOutsideTraining() {
    ModelSpec with =
        ModelSpec.binaryClassifier("With", 2, new Dense(3, Activation.ELU), new Dropout(0.9));
    ModelSpec without = ModelSpec.binaryClassifier("Without", 2, new Dense(3, Activation.ELU));
    assertThat(inference(with)).isEqualTo(inference(without));
  }

  /** Returns ones after dropout at the given step, for the given number of layers. */
  private static List<float[]> masks(long seed, long step, double rate, int layers) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = NameScope.operations(graph);
      Operand<TFloat32> ones = tf.fill(tf.constant(new int[] {ROWS, COLUMNS}), tf.constant(1f));
      Operand<TInt32> rows = tf.constant(ROWS);
      StatelessDraws.OfShard draws =
          new StatelessDraws(seed, rows, tf.constant(step)).of(new RowRange(tf.constant(0), rows));
      List<float[]> masks = new ArrayList<>();
      for (int layer = 0; layer < layers; layer++) {
        masks.add(Tensors.fetch(session, DropoutMask.apply(tf, ones, COLUMNS, rate, draws)));
      }
      return masks;
    }
  }

  private static float[] inference(ModelSpec model) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = NameScope.operations(graph);
      List<Operand<TFloat32>> weights =
          List.of(
              tf.constant(new float[][] {{1, -2, 3}, {0.5f, 0.25f, -1}}),
              tf.constant(new float[] {0.1f, 0.2f, 0.3f}),
              tf.constant(new float[][] {{1}, {2}, {-3}}),
              tf.constant(new float[] {0.5f}));
      return Tensors.fetch(
          session,
          new ForwardPass(tf, model, weights)
              .inference(tf.constant(new float[][] {{1, 2}, {-3, 4}})));
    }
  }

  private static long count(float[] values, float value) {
    int count = 0;
    for (float v : values) {
      count += v == value ? 1 : 0;
    }
    return count;
  }

  private static double agreement(float[] a, float[] b) {
    boolean[] same = new boolean[a.length];
    int count = 0;
    for (int i = 0; i < same.length; i++) {
      count += a[i] == b[i] ? 1 : 0;
    }
    assertThat(Arrays.equals(a, b)).isFalse();
    return (double) count / a.length;
  }
}
