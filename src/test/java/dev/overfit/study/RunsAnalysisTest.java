package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsAnalysisTest {
  private static final double[] LOW = scattered(0.50);
  private static final double[] MIDDLE = scattered(0.52);
  private static final double[] HIGH = scattered(0.60);

  /** Returns eight values, scattered from the given one to 0.004 above it. */
  private static double[] scattered(double middle) {
    return IntStream.range(0, 8).mapToDouble(i -> middle + 0.0007 * i * i % 0.004).toArray();
  }

  private static Study study(long seed, Object... namesAndValues) {
    Map<String, double[]> models = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      models.put((String) namesAndValues[i], (double[]) namesAndValues[i + 1]);
    }
    return PastRuns.seeded(Studies.judged(models), seed);
  }

  private static RunsAnalysis sideBySide(Study a, Study b) {
    return RunsAnalysis.of(List.of(PastRuns.of("a", a), PastRuns.of("b", b)));
  }

  private static List<String> titles(RunsAnalysis analysis) {
    return analysis.families().stream().map(RunFamily::title).toList();
  }

  @Test
  void aModelOfOneRunIsHeldAgainstThoseOfTheOtherAsAStudyHoldsItsBaseline() {
    Study one = study(0, "Large", HIGH);
    Study other = study(0, "Dropout", MIDDLE, "Combined", LOW, "L2", scattered(0.601));
    List<ReplicateResult> all =
        Stream.of(one, other).flatMap(study -> study.replicates().stream()).toList();
    List<PairComparison> expected =
        Analysis.of(Studies.against(Studies.withReplicates(other, all), "Large"))
            .families()
            .stream()
            .filter(family -> family.kind() == PairFamily.Kind.BASELINE)
            .flatMap(family -> family.pairs().stream())
            .toList();
    List<RunFamily> families = sideBySide(one, other).families();
    assertThat(families).hasSize(1);
    assertThat(families.get(0).title()).isEqualTo("Against a/Large, models of b");
    List<PairComparison> found = families.get(0).family().pairs();
    assertThat(found.stream().map(RunsAnalysisTest::withoutRuns))
        .containsExactlyElementsOf(expected);
    assertThat(found.get(0).better()).isEqualTo("b/Dropout");
    assertThat(found.get(0).worse()).isEqualTo("a/Large");
    assertThat(found.get(0).verdict()).isEqualTo(Verdict.REAL);
  }

  private static PairComparison withoutRuns(PairComparison pair) {
    return new PairComparison(
        pair.better().substring(2),
        pair.worse().substring(2),
        pair.replicates(),
        pair.betterMean(),
        pair.worseMean(),
        pair.interval(),
        pair.training(),
        pair.p(),
        pair.adjustedP(),
        pair.verdict(),
        pair.open());
  }

  @Test
  void theModelsThatBothRunsHaveAreAFamilyOfTheirOwn() {
    RunsAnalysis analysis =
        sideBySide(study(0, "Tiny", HIGH, "Small", MIDDLE), study(0, "Small", LOW, "Tiny", LOW));
    assertThat(titles(analysis))
        .containsExactly(
            "The same model in a and b",
            "Against a/Tiny, models of b",
            "Against a/Small, models of b");
    RunFamily same = analysis.families().get(0);
    assertThat(same.family().pairs())
        .extracting(PairComparison::better)
        .containsExactly("b/Tiny", "b/Small");
    // Eight of eight the same way: p = 2 / 2^8, twice that over two pairs.
    assertThat(same.family().pairs().get(0).adjustedP()).isEqualTo(2 * 2 / 256.0, within(1e-12));
    assertThat(RunFindings.of(analysis))
        .contains(
            "The same model in a and b, on the 100 test rows: b/Tiny is 0.1000 better than a/Tiny"
                + " (real); b/Small is 0.0200 better than a/Small (real).");
  }

  @Test
  void pairsOfATrainingThatBothRunsHaveAreNotJudgedAgainButCount() {
    RunsAnalysis analysis =
        sideBySide(
            study(0, "Tiny", MIDDLE, "Large", HIGH), study(0, "Tiny", MIDDLE, "Combined", LOW));
    assertThat(titles(analysis)).containsExactly("Against a/Large, models of b");
    RunFamily family = analysis.families().get(0);
    assertThat(family.known()).isEqualTo(1);
    assertThat(family.family().pairs()).hasSize(1);
    assertThat(family.family().pairs().get(0).adjustedP()).isEqualTo(2 * 2 / 256.0, within(1e-12));
    assertThat(String.join(" ", family.table().legend()))
        .contains("over the 1 pair of this table and 1 more, which a run's own report tells");
    assertThat(RunFindings.of(analysis))
        .first()
        .asString()
        .isEqualTo(
            "On the 100 test rows of a and b, the lowest mean crossentropy is that of b/Combined, "
                + Figures.crossentropy(mean(LOW))
                + "; a/Large, the best that only a has, has "
                + Figures.crossentropy(mean(HIGH))
                + " (real).");
    assertThat(RunFindings.of(analysis))
        .contains(
            "a/Tiny and b/Tiny are the same trainings, as far as both have them: pairs with them"
                + " stand in the runs' own reports.")
        .contains("Tiny: the same network and settings in a and b.");
    RunModel twin = analysis.models().get(2);
    assertThat(analysis.twin(twin)).map(RunModel::name).contains("a/Tiny");
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  @Test
  void otherSeedsArePairedAsIndependentTrainingsAndThatIsSaid() {
    RunsAnalysis analysis = sideBySide(study(0, "Tiny", HIGH), study(8, "Tiny", LOW));
    assertThat(analysis.families()).hasSize(1);
    assertThat(RunFindings.of(analysis))
        .contains(
            "The models of a and those of b have other seeds: their pairs of replicates are of"
                + " independent trainings.",
            "Tiny, what differs: seed 0 in a and 8 in b.");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, -7})
  void seedsOfOneRunAtOtherNumbersInTheOtherGiveNoVerdict(long seed) {
    RunsAnalysis analysis = sideBySide(study(0, "Tiny", HIGH), study(seed, "Tiny", LOW));
    assertThat(analysis.families()).isEmpty();
    assertThat(RunFindings.of(analysis))
        .contains(
            "The models of a and those of b share some seeds, but not replicate by replicate: no"
                + " verdict.");
  }

  @Test
  void pairsAreOfTheReplicatesThatBothHave() {
    double[] three = {0.6, 0.61, 0.62};
    RunsAnalysis analysis = sideBySide(study(0, "Tiny", three), study(0, "Small", LOW));
    assertThat(analysis.families().get(0).family().pairs().get(0).replicates()).isEqualTo(3);
    assertThat(RunFindings.of(analysis))
        .contains(
            "Models have unlike numbers of replicates: a mean is over all that a model has, a"
                + " difference over those that both have.",
            "With 3 replicates no difference between these runs can be real: Holm's p cannot come"
                + " below 0.2500.");
  }

  @Test
  void oneTrainingOfEachHasNoVerdict() {
    RunsAnalysis analysis =
        sideBySide(study(0, "Tiny", new double[] {0.6}), study(0, "Small", new double[] {0.5}));
    assertThat(analysis.families().get(0).family().pairs())
        .extracting(PairComparison::verdict)
        .containsExactly(Verdict.NONE);
    assertThat(RunFindings.of(analysis))
        .anyMatch(sentence -> sentence.startsWith("One training of each"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"training", "validation", "test"})
  void whereRowsDifferThereIsNoVerdictButAWarning(String part) {
    PastRun a = PastRuns.of("a", study(0, "Tiny", HIGH));
    Map<String, String> sums = new HashMap<>(a.rows().sums());
    sums.put(part, "0".repeat(64));
    PastRun b = PastRuns.withSums(PastRuns.of("b", study(0, "Tiny", LOW)), sums);
    RunsAnalysis analysis = RunsAnalysis.of(List.of(a, b));
    assertThat(analysis.families()).isEmpty();
    assertThat(analysis.groups()).hasSize(2);
    assertThat(analysis.warnings())
        .containsExactly(
            "The rows differ, so that there is no verdict on differences between a and b: other "
                + part
                + " rows. Each figure is of the rows that its table names.");
    assertThat(RunTables.of(analysis))
        .extracting(ResultTable::title)
        .contains("On the 100 test rows of a", "On the 100 test rows of b");
    assertThat(RunFindings.of(analysis)).noneMatch(sentence -> sentence.contains("better"));
  }

  @Test
  void otherNumbersOfRowsAreSaidAndTestRowsOfOneRunAlone() {
    Study a = study(0, "Tiny", HIGH);
    Dataset training = a.split().training();
    Split fewer =
        new Split(
            training.slice(0, 300), a.split().validation(), Optional.empty(), a.split().origin());
    RunsAnalysis analysis = sideBySide(a, Studies.on(a, fewer));
    assertThat(analysis.warnings().get(0))
        .contains("500 and 300 training rows, only one of them has test rows");
    assertThat(RunTables.of(analysis))
        .extracting(ResultTable::title)
        .contains("On the 100 test rows of a", "On the 100 validation rows of b");
  }

  @Test
  void aRunWithoutSumsOfItsRowsIsShownButNotJudged() {
    PastRun a = PastRuns.of("a", study(0, "Tiny", HIGH));
    PastRun b = PastRuns.withSums(PastRuns.of("b", study(0, "Tiny", LOW)), Map.of());
    RunsAnalysis analysis = RunsAnalysis.of(List.of(a, b));
    assertThat(analysis.families()).isEmpty();
    assertThat(analysis.warnings())
        .hasSize(2)
        .anyMatch(warning -> warning.startsWith("Whether the rows are the same is not known"))
        .anyMatch(
            warning ->
                warning.startsWith("No verdict on differences to models of b: its run.json has no")
                    && warning.endsWith("trains nothing more, and leaves what is missing."));
  }

  @Test
  void aRunWithoutLogitsOfItsTestRowsStandsInTheSameTableButIsNotJudged() {
    PastRun a = PastRuns.of("a", study(0, "Tiny", HIGH));
    PastRun whole = PastRuns.of("b", study(0, "Tiny", LOW));
    PastRun b =
        new PastRun(
            "b",
            whole.folder(),
            whole.suite(),
            whole.title(),
            whole.started(),
            whole.rows().withTestLabels(new float[0]),
            whole.replicates(),
            List.of());
    RunsAnalysis analysis = RunsAnalysis.of(List.of(a, b));
    assertThat(analysis.families()).isEmpty();
    assertThat(analysis.groups()).hasSize(1);
    assertThat(analysis.warnings()).hasSize(1).first().asString().contains("no test-logits.csv");
  }

  @Test
  void rowsDealtOutAnewArePairedBySeedAlone() {
    Study a = Studies.resampled(study(0, "Tiny", HIGH));
    Study b = Studies.resampled(study(0, "Tiny", LOW));
    PairComparison pair = sideBySide(a, b).families().get(0).family().pairs().get(0);
    assertThat(pair.verdict()).isEqualTo(Verdict.REAL);
    assertThat(pair.interval()).isPresent();
    RunsAnalysis others = sideBySide(a, Studies.resampled(study(8, "Tiny", LOW)));
    assertThat(others.families()).isEmpty();
    assertThat(RunFindings.of(others))
        .contains(
            "The models of a and those of b have other seeds, so rows dealt out otherwise: no"
                + " verdict.");
    assertThat(sideBySide(a, study(0, "Tiny", LOW)).warnings().get(0))
        .contains("only one of them deals rows out anew");
  }

  @Test
  void threeRunsAreHeldAgainstEachOtherTwoByTwo() {
    RunsAnalysis analysis =
        RunsAnalysis.of(
            List.of(
                PastRuns.of("a", study(0, "Tiny", HIGH)),
                PastRuns.of("b", study(0, "Tiny", MIDDLE)),
                PastRuns.of("c", study(0, "Tiny", LOW))));
    assertThat(titles(analysis))
        .containsExactly(
            "The same model in a and b", "The same model in a and c", "The same model in b and c");
  }

  @Test
  void fewerThanTwoRunsOrTwoOfOneNameAreRefused() {
    PastRun run = PastRuns.of("a", study(0, "Tiny", HIGH));
    assertThatThrownBy(() -> RunsAnalysis.of(List.of(run)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("runs: expected at least 2, received 1");
    assertThatThrownBy(() -> RunsAnalysis.of(List.of(run, run)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("runs: expected a name of its own each, received [a, a]");
  }
}
