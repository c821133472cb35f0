package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.model.ModelSpec;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests what verdicts are worth on networks that were really trained, like a small {@code bench
 * verdicts}. To save trainings, all suites draw their replicates from the same few, by fixed seeds.
 */
class FalseAlarmsTest {
  private static final int REPLICATES = 8;
  private static final int SUITES = 20;
  private static final DrawnSuite SUITE = DrawnSuite.of(0, 0);
  private static final List<ReplicateResult> ALIKE = new ArrayList<>();

  @BeforeAll
  static void train() {
    ALIKE.addAll(SUITE.train("A", 1, 0, 3 * REPLICATES));
  }

  /** Both models of a suite are the same one, trained with different seeds. */
  @Test
  void equalModelsAreRarelyToldApart() {
    List<Verdict> verdicts = new ArrayList<>();
    for (int seed = 0; seed < SUITES; seed++) {
      List<ReplicateResult> drawn = new ArrayList<>(ALIKE);
      Collections.shuffle(drawn, new Random(seed));
      List<ReplicateResult> one = some(drawn, 0, "A");
      verdicts.add(SUITE.compare(one, some(drawn, REPLICATES, "B")).verdict());
    }
    // At most 12 of the 256 sign patterns give a p below 0.05, so 4 or more of 20 occur in one of
    // 80 tries; other processors train other weights, but hardly ever with other verdicts.
    assertThat(verdicts).filteredOn(Verdict.REAL::equals).hasSizeLessThan(4);
    assertThat(verdicts).doesNotContain(Verdict.NONE);
  }

  /** The true gap is about 0.04, seven standard deviations of a replicate. */
  @Test
  void modelsFarApartAreToldApart() {
    List<ReplicateResult> other = SUITE.train("B", 2, 1000, REPLICATES);
    assertThat(SUITE.trueCrossentropy(other) - SUITE.trueCrossentropy(ALIKE)).isBetween(0.03, 0.05);
    for (int from = 0; from < ALIKE.size(); from += REPLICATES) {
      PairComparison pair = SUITE.compare(some(ALIKE, from, "A"), other);
      assertThat(pair.isReal("A", "B")).as(pair.toString()).isTrue();
    }
  }

  /** Returns replicates from an index on, renamed and renumbered. */
  private static List<ReplicateResult> some(List<ReplicateResult> all, int from, String name) {
    return IntStream.range(0, REPLICATES)
        .mapToObj(
            number -> new ReplicateResult(number, named(name, all.get(from + number).result())))
        .toList();
  }

  private static TrainingResult named(String name, TrainingResult result) {
    return new TrainingResult(
        new ModelSpec(name, result.model().features(), result.model().layers()),
        result.config(),
        result.history(),
        result.weights(),
        result.bestWeights(),
        result.variables(),
        result.steps(),
        result.validation(),
        result.test(),
        result.stopReason(),
        result.elapsed(),
        result.medianEpoch(),
        result.provenance(),
        result.classWeight(),
        result.warmUpEpochs(),
        result.unfinishedSteps());
  }
}
