package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.augmentation.Augmentation;
import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.augmentation.HiggsSymmetries;
import dev.overfit.augmentation.Mixup;
import dev.overfit.augmentation.SwapNoise;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Tests augmentations of batches of real HIGGS rows. */
class ChangedRowsTest {
  private static final int ROWS = 2000;
  private static final int WIDTH = Higgs.COLUMNS.size();
  private static final int BATCH = 500;
  private static final int START = 1000;
  private static final double PERIOD = HiggsSymmetries.PERIOD;
  private static final HiggsSymmetries SYMMETRIES = new HiggsSymmetries();
  private static final List<Integer> PHI = SYMMETRIES.phi(Higgs.COLUMNS);
  private static final List<Integer> ETA = SYMMETRIES.eta(Higgs.COLUMNS);

  private static Dataset rows;

  @BeforeAll
  static void read() throws IOException {
    rows = HiggsSample.read().dataset().slice(0, ROWS);
  }

  /** A batch's features and labels; the labels are in [0, 1] if they are mixed. */
  @SuppressWarnings("ArrayRecordComponent") // only looked at, never compared as a whole
  private record Changed(float[] features, float[] labels) {
    float at(int row, int column) {
      return features[row * WIDTH + column];
    }
  }

  static Stream<Augmentation> augmentations() {
    return Stream.of(
        new GaussianNoise(0.1), new Mixup(0.2), new SwapNoise(0.15), new HiggsSymmetries());
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void drawsAreAFunctionOfSeedAndStepInHoweverManyShards(Augmentation augmentation) {
    Changed one = changed(augmentation, 3, 7, 1);
    assertThat(changed(augmentation, 3, 7, 1).features()).isEqualTo(one.features());
    for (int shards = 2; shards <= 4; shards++) {
      Changed cut = changed(augmentation, 3, 7, shards);
      assertThat(cut.features()).isEqualTo(one.features());
      assertThat(cut.labels()).isEqualTo(one.labels());
    }
    assertThat(changed(augmentation, 3, 8, 1).features()).isNotEqualTo(one.features());
    assertThat(changed(augmentation, 4, 7, 1).features()).isNotEqualTo(one.features());
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void labelsStayUnlessTheyAreMixed(Augmentation augmentation) {
    float[] labels = changed(augmentation, 1, 1, 2).labels();
    boolean same = Arrays.equals(labels, plain().labels());
    assertThat(same).isEqualTo(!augmentation.mixesLabels());
  }

  @Test
  void noiseHasTheMomentsThatItSays() {
    Changed noisy = changed(new GaussianNoise(0.1), 1, 1, 1);
    Changed plain = plain();
    double[] noise =
        IntStream.range(0, noisy.features().length)
            .mapToDouble(i -> noisy.features()[i] - plain.features()[i])
            .toArray();
    double mean = Arrays.stream(noise).average().orElseThrow();
    double variance = Arrays.stream(noise).map(x -> x * x).average().orElseThrow();
    double fourth = Arrays.stream(noise).map(x -> x * x * x * x).average().orElseThrow();
    // of 14,000 cells: standard errors 0.00085, 0.00012 and 0.000012
    assertThat(mean).isCloseTo(0, within(0.004));
    assertThat(variance).isCloseTo(0.01, within(0.0006));
    assertThat(fourth).isCloseTo(0.0003, within(0.00004));
  }

  @Test
  void swappedCellsAreThoseOfOneOtherRowInTheSameColumns() {
    Changed swapped = changed(new SwapNoise(0.15), 1, 1, 2);
    Changed plain = plain();
    int cells = 0;
    for (int row = 0; row < BATCH; row++) {
      Set<Integer> givers = new HashSet<>(IntStream.range(0, BATCH).boxed().toList());
      for (int column = 0; column < WIDTH; column++) {
        float value = swapped.at(row, column);
        if (value != plain.at(row, column)) {
          int at = column;
          givers.removeIf(other -> plain.at(other, at) != value);
          cells++;
        }
      }
      assertThat(givers).as("rows that have the swapped cells of row %d", row).isNotEmpty();
    }
    // 0.15 of 14,000 cells, less those that are equal in both rows, as b-tags often are
    assertThat(cells / (double) (BATCH * WIDTH)).isBetween(0.10, 0.16);
  }

  /**
   * Each row and its label lie at the same place between the row itself and one other row, so a
   * row's cells give its share, and the share gives its label.
   */
  @Test
  void mixtureIsOnTheLineToOneOtherRowAndSoIsItsLabel() {
    Changed mixed = changed(new Mixup(0.2), 1, 1, 2);
    Changed plain = plain();
    double sum = 0;
    for (int row = 0; row < BATCH; row++) {
      double share = share(mixed, plain, row);
      assertThat(share).isBetween(0.5, 1.0);
      sum += share;
    }
    // E max(l, 1 - l) of Beta(0.2, 0.2) is 0.906; standard error 0.006
    assertThat(sum / BATCH).isCloseTo(0.906, within(0.025));
  }

  /** Returns the share of itself that a row has kept. */
  private static double share(Changed mixed, Changed plain, int row) {
    for (int other = 0; other < BATCH; other++) {
      int column = mostDifferent(plain, row, other);
      double own = plain.at(row, column);
      double distance = own - plain.at(other, column);
      double share = distance == 0 ? 1 : 1 - (own - mixed.at(row, column)) / distance;
      if (share >= 0.49 && share <= 1.01 && isMixture(mixed, plain, row, other, share)) {
        return Math.min(1, Math.max(0.5, share));
      }
    }
    throw new AssertionError("row " + row + " is no mixture of itself and another");
  }

  private static int mostDifferent(Changed plain, int row, int other) {
    int most = 0;
    for (int column = 1; column < WIDTH; column++) {
      if (Math.abs(plain.at(row, column) - plain.at(other, column))
          > Math.abs(plain.at(row, most) - plain.at(other, most))) {
        most = column;
      }
    }
    return most;
  }

  private static boolean isMixture(Changed mixed, Changed plain, int row, int other, double share) {
    double label = share * plain.labels()[row] + (1 - share) * plain.labels()[other];
    if (Math.abs(label - mixed.labels()[row]) > 1e-4) {
      return false;
    }
    for (int column = 0; column < WIDTH; column++) {
      double value = share * plain.at(row, column) + (1 - share) * plain.at(other, column);
      if (Math.abs(value - mixed.at(row, column)) > 1e-4) {
        return false;
      }
    }
    return true;
  }

  @Test
  void symmetriesTouchNothingButAnglesAndSigns() {
    Changed turned = changed(SYMMETRIES, 1, 1, 2);
    Changed plain = plain();
    for (int row = 0; row < BATCH; row++) {
      for (int column = 0; column < WIDTH; column++) {
        if (ETA.contains(column)) {
          assertThat(Math.abs(turned.at(row, column))).isEqualTo(Math.abs(plain.at(row, column)));
        } else if (!PHI.contains(column)) {
          assertThat(turned.at(row, column)).isEqualTo(plain.at(row, column));
        }
      }
    }
  }

  @Test
  void aCollisionIsTurnedAndMirroredAsAWhole() {
    Changed turned = changed(SYMMETRIES, 1, 1, 2);
    Changed plain = plain();
    int mirroredEta = 0;
    int mirroredPhi = 0;
    double[] turns = new double[BATCH];
    for (int row = 0; row < BATCH; row++) {
      int at = row;
      Set<Boolean> signs = new HashSet<>();
      ETA.stream()
          .filter(column -> plain.at(at, column) != 0)
          .forEach(column -> signs.add(turned.at(at, column) == plain.at(at, column)));
      assertThat(signs).as("signs of eta in row %d", row).hasSizeLessThanOrEqualTo(1);
      mirroredEta += signs.contains(false) ? 1 : 0;
      boolean mirrored = differences(turned, row, -1, plain);
      assertThat(mirrored || differences(turned, row, 1, plain))
          .as("differences of angles in row %d", row)
          .isTrue();
      mirroredPhi += mirrored ? 1 : 0;
      int first = PHI.get(0);
      turns[row] =
          around(turned.at(row, first) - (mirrored ? -1 : 1) * (double) plain.at(row, first));
    }
    assertThat(mirroredEta).isBetween(190, 310);
    assertThat(mirroredPhi).isBetween(190, 310);
    // uniform over the period: mean 0, standard deviation period / sqrt(12), errors 0.045 and 0.02
    assertThat(Arrays.stream(turns).average().orElseThrow()).isCloseTo(0, within(0.2));
    assertThat(Math.sqrt(Arrays.stream(turns).map(x -> x * x).average().orElseThrow()))
        .isCloseTo(PERIOD / Math.sqrt(12), within(0.08));
  }

  /** Returns whether the angles of a row differ from each other as before, except for a sign. */
  private static boolean differences(Changed turned, int row, int sign, Changed plain) {
    int first = PHI.get(0);
    return PHI.stream()
        .allMatch(
            column -> {
              double before = plain.at(row, column) - (double) plain.at(row, first);
              double after = turned.at(row, column) - (double) turned.at(row, first);
              return Math.abs(around(after - sign * before)) < 1e-5;
            });
  }

  private static double around(double angle) {
    return angle - PERIOD * Math.rint(angle / PERIOD);
  }

  @Test
  void anglesStayWithinHalfAPeriod() {
    Changed turned = changed(SYMMETRIES, 1, 1, 1);
    for (int row = 0; row < BATCH; row++) {
      for (int column : PHI) {
        assertThat((double) turned.at(row, column))
            .isBetween(-PERIOD / 2 - 1e-6, PERIOD / 2 + 1e-6);
      }
    }
  }

  @Test
  void aTableWithoutHiggsColumnsHasNoSuchSymmetries() {
    assertThatThrownBy(() -> SYMMETRIES.check(List.of("age", "lepton_phi")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "expected the columns of HIGGS, found none called 'missing_energy_phi'");
  }

  /** log(1 + exp(z)) - y z and its slope sigmoid(z) - y are linear in the label. */
  @Test
  void theCrossentropyOfAMixedLabelIsTheMixtureOfBoth() {
    float[] logits = {-3, -0.5f, 0, 2, 30};
    NativeRuntime.prepare();
    try (Graph graph = new Graph();
        Session session = new Session(graph, Execution.cpuConfig())) {
      Ops tf = NameScope.operations(graph);
      Operand<TFloat32> z = tf.reshape(tf.constant(logits), tf.constant(new int[] {-1, 1}));
      for (float label : new float[] {0, 0.25f, 0.5f, 1}) {
        Operand<TFloat32> signs =
            tf.fill(tf.constant(new int[] {5, 1}), tf.constant(1 - 2 * label));
        float[] found = Tensors.fetch(session, TrainingStep.mixedCrossentropies(tf, signs, z));
        for (int i = 0; i < logits.length; i++) {
          double zero = Math.log1p(Math.exp(logits[i]));
          double one = Math.log1p(Math.exp(-logits[i]));
          assertThat((double) found[i]).isCloseTo(label * one + (1 - label) * zero, within(2e-6));
        }
      }
    }
  }

  private static Changed plain() {
    return run(List.of(), 0, 0, 1);
  }

  private static Changed changed(Augmentation augmentation, long seed, long step, int shards) {
    return run(List.of(augmentation), seed, step, shards);
  }

  private static Changed run(List<Augmentation> augmentations, long seed, long step, int shards) {
    StepSettings settings =
        new StepSettings(new Adam(new Constant(0.01)), BATCH, seed, 0)
            .withAugmentations(augmentations, Higgs.COLUMNS);
    int[] order = IntStream.range(0, ROWS).map(i -> (i * 7 + 3) % ROWS).toArray();
    NativeRuntime.prepare();
    try (Graph graph = new Graph();
        Session session = new Session(graph, Execution.cpuConfig())) {
      Ops tf = NameScope.operations(graph);
      RowVariables training = new RowVariables(tf, "features", "signs", ROWS, WIDTH);
      try (TFloat32 features = Tensors.of(Shape.of(ROWS, WIDTH), rows.features());
          TFloat32 labels = Tensors.of(Shape.of(ROWS, 1), rows.labels())) {
        training.allocate(tf.constant(0f)).forEach(session::run);
        Operand<TInt32> numbers = tf.constant(IntStream.range(0, ROWS).toArray());
        training
            .write(numbers, tf.constantOf(features), tf.constantOf(labels))
            .forEach(session::run);
      }
      Operand<TInt32> size = tf.constant(BATCH);
      Batch batch =
          new BatchRows(
                  tf,
                  training,
                  tf.constant(order),
                  tf.constant(START),
                  size,
                  settings,
                  tf.constant(step))
              .in(shards);
      List<Operand<TFloat32>> features =
          batch.shards().stream().map(Batch.Shard::features).toList();
      List<Operand<TFloat32>> labels =
          batch.shards().stream()
              .<Operand<TFloat32>>map(shard -> TrainingStep.labels(tf, shard.signs()))
              .toList();
      try (Result result =
          session.runner().fetch(whole(tf, features)).fetch(whole(tf, labels)).run()) {
        return new Changed(Tensors.values(result.get(0)), Tensors.values(result.get(1)));
      }
    }
  }

  private static Operand<TFloat32> whole(Ops tf, List<Operand<TFloat32>> shards) {
    return shards.size() == 1 ? shards.get(0) : tf.concat(shards, tf.constant(0));
  }
}
