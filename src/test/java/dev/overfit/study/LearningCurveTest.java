package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Split;
import dev.overfit.study.LearningCurve.NextDoubling;
import dev.overfit.study.LearningCurve.Point;
import dev.overfit.study.PairFamily.Kind;
import dev.overfit.training.TrainingConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
  private static final double[] GOOD = PartStudies.six(0.5);

  /** Returns the cost of each size, the same in each replicate except for a few thousandths. */
  private static double[][] sizes(double... means) {
    return Arrays.stream(means).mapToObj(PartStudies::six).toArray(double[][]::new);
  }

  private static Study study(double[][] sizes) {
    return PartStudies.of(Map.of("A", sizes));
  }

  private static Study falling() {
    return study(sizes(0.57, 0.55, 0.53, 0.51, 0.5));
  }

  private static LearningCurve curve(Study study) {
    List<LearningCurve> curves = Analysis.of(study).learningCurves();
    assertThat(curves).hasSize(1);
    return curves.get(0);
  }

  private static String sentence(Study study) {
    return Findings.of(study).stream()
        .filter(each -> each.startsWith("A from") || each.contains("learning curve"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasAPointASizeWithTheFiguresOfTheTables() {
    LearningCurve curve = curve(falling());
    assertThat(curve.name()).isEqualTo("A");
    assertThat(curve.points()).extracting(Point::rows).containsExactly(30, 60, 120, 240, 480);
    assertThat(curve.points())
        .extracting(point -> Figures.shown(point.judged().mean()))
        .containsExactly(0.57, 0.55, 0.53, 0.51, 0.5);
    PrintedTables tables = new PrintedTables(falling(), ResultTable.of(Analysis.of(falling())));
    for (Point point : curve.points()) {
      String model = point.model().name();
      assertThat(tables.judged(model, "Rows")).isEqualTo(Figures.count(point.rows()));
      assertThat(tables.judged(model, "Crossentropy"))
          .isEqualTo(Figures.crossentropy(point.judged().mean()));
      assertThat(tables.judged(model, "Low"))
          .isEqualTo(Figures.crossentropy(point.judged().interval().orElseThrow().low()));
      assertThat(tables.training(model, "Best train"))
          .isEqualTo(Figures.crossentropy(point.training()));
    }
  }

  /**
   * From 0.53 via 0.51 to 0.5 the line falls by 0.015 a doubling in each replicate, so there is no
   * uncertainty.
   */
  @Test
  void theNextDoublingIsThatOfTheLineThroughTheLastThree() {
    NextDoubling next = curve(falling()).nextDoubling().orElseThrow();
    assertThat(next.replicates()).isEqualTo(6);
    assertThat(next.change()).isCloseTo(-0.015, within(1e-6));
    assertThat(next.interval().width()).isLessThan(1e-6);
  }

  /**
   * The lines of two replicates fall by 0.01 and by 0.03 a doubling: mean 0.02, standard error
   * 0.0141 / √2 = 0.01, t(0.975; 1) = 12.7062.
   */
  @Test
  void itsIntervalIsStudentsOverTheReplicates() {
    NextDoubling next =
        curve(study(new double[][] {{0.52, 0.56}, {0.52, 0.52}, {0.5, 0.5}}))
            .nextDoubling()
            .orElseThrow();
    assertThat(next.change()).isCloseTo(-0.02, within(1e-6));
    assertThat(next.interval().low()).isCloseTo(-0.02 - 0.127062, within(1e-5));
    assertThat(next.interval().high()).isCloseTo(-0.02 + 0.127062, within(1e-5));
  }

  /**
   * If rows are dealt out anew, the variance of the mean, 0.0002 / 2, grows by 100 test rows over
   * the 120 that the smallest of the three has: √(0.0002 (1/2 + 100/120)) = 0.016330.
   */
  @Test
  void ofRowsDealtOutAnewItsIntervalIsNadeauAndBengios() {
    Study study = study(new double[][] {{0.52, 0.56}, {0.52, 0.52}, {0.5, 0.5}});
    Study anew = Studies.resampled(study);
    NextDoubling next = curve(anew).nextDoubling().orElseThrow();
    assertThat(next.interval().high()).isCloseTo(-0.02 + 12.706205 * 0.0163299, within(1e-5));
    assertThat(Findings.definitions(Analysis.of(anew)))
        .anyMatch(words -> words.contains("Its 95 % interval (after Nadeau and Bengio) is by"));
  }

  @Test
  void itIsSaidWhatMoreRowsBoughtAndThatTheNextDoublingIsAnExtrapolation() {
    assertThat(sentence(falling()))
        .isEqualTo(
            "A from 30 to 480 training rows: its mean crossentropy on the 100 test rows falls from"
                + " 0.5700 to 0.5000, by 0.0700. Its last doubling, from 240 to 480 rows, bought"
                + " 0.0100, and that is real. One more doubling would change it by -0.0150 (95 %"
                + " interval -0.0150 to -0.0150 over 6 replicates), which is an extrapolation.");
    assertThat(Findings.definitions(Analysis.of(falling())))
        .anyMatch(words -> words.startsWith("An extrapolation lays a straight line through"));
  }

  @Test
  void aCurveThatDoesNotFallIsNotSaidTo() {
    assertThat(sentence(study(sizes(0.5, 0.52, 0.53, 0.53, 0.531))))
        .isEqualTo(
            "A from 30 to 480 training rows: its mean crossentropy on the 100 test rows rises from"
                + " 0.5000 to 0.5310, by 0.0310. Its last doubling, from 240 to 480 rows, cost"
                + " 0.0010, and that is real. One more doubling would change it by 0.0005 (95 %"
                + " interval 0.0005 to 0.0005 over 6 replicates), which is an extrapolation.");
    assertThat(sentence(study(sizes(0.57, 0.52, 0.53, 0.52, 0.5))))
        .contains("falls from 0.5700 to 0.5000, by 0.0700, though not at every step.");
    assertThat(sentence(study(sizes(0.5, 0.49, 0.5))))
        .startsWith(
            "A from 120 to 480 training rows: its mean crossentropy on the 100 test rows is")
        .contains("is as good at both ends, 0.5000.");
  }

  /**
   * Four of the six replicates gain 0.03 and two lose as much, both by the last doubling and by the
   * last two together, which the line is fitted to.
   */
  @Test
  void whatChanceMayExplainIsNotSaidToBeBought() {
    double[] apart = GOOD.clone();
    for (int i = 0; i < apart.length; i++) {
      apart[i] += i < 4 ? 0.03 : -0.03;
    }
    assertThat(sentence(study(new double[][] {PartStudies.six(0.53), apart, apart, GOOD})))
        .contains("bought 0.0100, which may be chance: it is not settled.")
        .endsWith("which is an extrapolation that shows neither a fall nor a rise.");
    assertThat(sentence(study(sizes(0.53, 0.51, 0.5, 0.5))))
        .contains("rows, changed nothing to four decimals, too small to matter.");
  }

  @Test
  void oneTrainingOfEachSizeAllowsNoExtrapolation() {
    String sentence = sentence(study(new double[][] {{0.53}, {0.52}, {0.51}, {0.5}}));
    assertThat(sentence)
        .isEqualTo(
            "A from 60 to 480 training rows: its crossentropy on the 100 test rows falls from"
                + " 0.5300 to 0.5000, by 0.0300. Its last doubling, from 240 to 480 rows, bought"
                + " 0.0100, without a verdict. What one more doubling would change is not said: one"
                + " training of each size shows nothing of chance.");
    assertThat(Findings.definitions(Analysis.of(study(new double[][] {{0.53}, {0.52}, {0.5}}))))
        .noneMatch(words -> words.startsWith("An extrapolation"));
  }

  @Test
  void aSizeThatDivergedHasNoPointAndIsSaidTo() {
    double[] diverged = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    double[][] sizes = sizes(0.57, 0.55, 0.53, 0.51, 0.5);
    sizes[3] = diverged;
    Study study = study(sizes);
    assertThat(curve(study).points()).extracting(Point::rows).containsExactly(30, 60, 120, 480);
    assertThat(sentence(study))
        .contains("Its last step, from 120 to 480 rows, bought 0.0300, and that is real.")
        .endsWith(" AHalf cannot be judged and has no point.");
    sizes[1] = diverged;
    sizes[2] = diverged;
    assertThat(sentence(study(sizes)))
        .contains(" What one more doubling would change is not said: too few of its sizes can be")
        .endsWith(" AEighth, AQuarter and AHalf cannot be judged and have no point.");
    sizes[4] = diverged;
    assertThat(sentence(study(sizes)))
        .isEqualTo("A has no learning curve: of its 5 sizes only one can be judged.");
    assertThat(Findings.of(study(sizes)).get(0))
        .isEqualTo(
            "Nothing can be said of how the model generalises: none has 2 epochs behind it without"
                + " diverging.");
  }

  @Test
  void replicatesThatDivergedAreLeftOutOfTheLine() {
    double[][] sizes = sizes(0.53, 0.51, 0.5);
    sizes[0][1] = Double.NaN;
    sizes[1][4] = Double.NaN;
    NextDoubling next = curve(study(sizes)).nextDoubling().orElseThrow();
    assertThat(next.replicates()).isEqualTo(4);
    assertThat(next.change()).isCloseTo(-0.015, within(1e-6));
  }

  @Test
  void withoutTestRowsTheValidationRowsJudgeAndThereIsNoVerdict() {
    Study study = PartStudies.withoutTestRows(falling());
    assertThat(sentence(study))
        .contains("its mean crossentropy on the 100 validation rows falls from")
        .contains(", without a verdict.");
    assertThat(curve(study).points()).hasSize(5);
  }

  @Test
  void onlyTheModelsOfMostRowsCompete() {
    Map<String, double[][]> networks = new LinkedHashMap<>();
    networks.put("A", sizes(0.57, 0.55, 0.53, 0.51, 0.5));
    networks.put("Bb", sizes(0.67, 0.65, 0.63, 0.61, 0.58));
    Analysis analysis = Analysis.of(PartStudies.of(networks));
    assertThat(analysis.judged()).extracting(ModelOutcomes::name).containsExactly("A", "Bb");
    assertThat(analysis.models()).hasSize(10);
    List<PairFamily> families = analysis.families();
    assertThat(families)
        .extracting(PairFamily::kind)
        .containsExactly(Kind.PAIRS, Kind.LEARNING_CURVE);
    assertThat(families.get(0).pairs()).hasSize(1);
    assertThat(families.get(1).pairs())
        .extracting(PairComparison::better, PairComparison::worse)
        .containsExactly(tuple("A", "AHalf"), tuple("Bb", "BbHalf"));
    // Six differences of the same sign, 2 / 2^6; over two pairs twice that.
    assertThat(families.get(0).pairs().get(0).adjustedP()).isEqualTo(0.03125);
    assertThat(families.get(1).pairs().get(0).adjustedP()).isEqualTo(0.0625);
    List<String> findings = Findings.of(analysis);
    assertThat(findings.get(0))
        .startsWith(
            "A generalises best, and that is real: of the 2 models with the most rows A has the"
                + " lowest mean crossentropy on the 100 test rows, 0.5000 over 6 replicates.");
    assertThat(findings).contains("Real differences: A is better than Bb by 0.0800.");
    assertThat(findings).noneMatch(words -> words.contains("AHalf is better"));
  }

  @Test
  void twoSizesAreNoCurveAndCompete() {
    Analysis analysis = Analysis.of(study(sizes(0.51, 0.5)));
    assertThat(analysis.learningCurves()).isEmpty();
    assertThat(analysis.judged()).hasSize(2);
    assertThat(Findings.of(analysis).get(0)).contains("of the 2 models A has the lowest");
  }

  @Test
  void aSizeAloneIsAModelLikeAnyOther() {
    Study half =
        Studies.withReplicates(
            falling(),
            falling().replicates().stream().filter(each -> each.model().equals("AHalf")).toList());
    Analysis analysis = Analysis.of(half);
    assertThat(analysis.learningCurves()).isEmpty();
    assertThat(Findings.of(analysis).get(0)).startsWith("AHalf has a mean crossentropy of 0.5100");
    assertThat(new PrintedTables(half, ResultTable.of(analysis)).judged("AHalf", "Rows"))
        .isEqualTo("240");
  }

  @Test
  void modelsOfOtherSettingsAreOfAnotherCurve() {
    List<ReplicateResult> others = new ArrayList<>();
    for (ReplicateResult each : falling().replicates()) {
      TrainingConfig config = each.result().config();
      others.add(
          each.model().equals("AHalf")
              ? new ReplicateResult(
                  each.number(),
                  Studies.with(each.result(), config.withBatchSize(config.batchSize() + 1)))
              : each);
    }
    Analysis analysis = Analysis.of(Studies.withReplicates(falling(), others));
    assertThat(analysis.learningCurves().get(0).models()).hasSize(4);
    assertThat(analysis.judged()).extracting(ModelOutcomes::name).containsExactly("AHalf", "A");
  }

  @Test
  void whereNoneCanBeJudgedNothingIsSaidOfCurves() {
    Study oneClass =
        Studies.on(
            falling(),
            new Split(
                Studies.labelled(falling().split().training(), 1),
                falling().split().validation(),
                Optional.empty(),
                falling().split().origin()));
    assertThat(Findings.of(oneClass)).noneMatch(words -> words.startsWith("A from"));
  }
}
