package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Split;
import dev.overfit.study.CurveReading.Pattern;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveReadingTest {
  private static final String NONE = "This run has no example.";
  private static final int STEP = 100;

  private static final StopReason STOPPED =
      new StopReason.EarlyStopped(3 * STEP, Metric.VAL_BINARY_CROSSENTROPY, STEP);

  /** Curves with steps that are long compared with the smoothing, which leaves their ends alone. */
  private static final TrainingResult TURNS =
      steps("Turns", STOPPED, new double[][] {{0.7, 0.69}, {0.6, 0.6}, {0.5, 0.65}});

  private static final TrainingResult LEVELS =
      steps("Levels", STOPPED, new double[][] {{0.7, 0.69}, {0.6, 0.6}, {0.56, 0.602}});

  private static final TrainingResult FALLS =
      steps("Falls", STOPPED, new double[][] {{0.7, 0.69}, {0.65, 0.64}, {0.6, 0.59}});

  /** The last tenth, 30 epochs, falls by 0.001 an epoch. */
  private static final TrainingResult CUT =
      result("Cut", new StopReason.EpochsCompleted(300), 300, epoch -> 1 - 0.001 * epoch);

  private static TrainingResult steps(String name, StopReason reason, double[][] steps) {
    List<EpochMetrics> history = new ArrayList<>();
    for (double[] step : steps) {
      for (int i = 0; i < STEP; i++) {
        history.add(epoch(history.size() + 1, step[0], step[1]));
      }
    }
    return Studies.result(Studies.stack(name, 16), history, reason);
  }

  private static TrainingResult result(
      String name, StopReason reason, int epochs, IntToDoubleFunction both) {
    List<EpochMetrics> history =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(epoch -> epoch(epoch, both.applyAsDouble(epoch), both.applyAsDouble(epoch)))
            .toList();
    return Studies.result(Studies.stack(name, 16), history, reason);
  }

  private static EpochMetrics epoch(int epoch, double training, double validation) {
    return Epochs.of(
        epoch,
        0,
        (float) training,
        (float) training,
        0.5f,
        (float) validation,
        (float) validation,
        0.5f);
  }

  private static Study study(TrainingResult... results) {
    return Studies.study("own", false, Optional.empty(), List.of(results));
  }

  private static Map<String, String> read(Study study) {
    Map<String, String> here = new LinkedHashMap<>();
    CurveReading.of(Analysis.of(study)).forEach(each -> here.put(each.name(), each.here()));
    return here;
  }

  @Test
  void curvesThatTurnOverfitAndHaveFittedAndStagnatedBefore() {
    Map<String, String> here = read(study(TURNS));
    assertThat(here.keySet())
        .containsExactly("Fitting", "Underfitting", "Stagnating", "Overfitting");
    assertThat(here.get("Overfitting"))
        .matches(
            "Turns, epochs 1\\d\\d to 300: training crossentropy falls from 0\\.6000 to 0\\.5000,"
                + " validation crossentropy rises from 0\\.6000 to 0\\.6500\\. By the definition above"
                + " it overfits from epoch (19\\d|20\\d) on\\.");
    assertThat(here.get("Fitting"))
        .matches(
            "Turns, epochs 1 to 10\\d: training crossentropy falls from 0\\.7000 to 0\\.60\\d\\d,"
                + " validation crossentropy from 0\\.6900 to 0\\.60[0-5]\\d\\.");
    assertThat(here.get("Underfitting"))
        .startsWith("Whether a model underfits for want of power,")
        .contains("cannot be said");
  }

  /** Validation crossentropy ends 0.002 above its lowest, while training fell by another 0.04. */
  @Test
  void curvesThatStayNearTheirLowestStagnate() {
    Map<String, String> here = read(study(LEVELS));
    assertThat(here.get("Stagnating"))
        .matches(
            "Levels, epochs 10\\d to 300: training crossentropy falls from 0\\.60\\d\\d to 0\\.5600,"
                + " validation crossentropy goes from 0\\.60[0-5]\\d to 0\\.6020\\.");
    assertThat(here.get("Overfitting")).isEqualTo(NONE);
  }

  @Test
  void curvesThatFallTogetherFitToTheirLowestAndDoNothingElse() {
    Map<String, String> here = read(study(FALLS));
    assertThat(here.get("Fitting"))
        .matches(
            "Falls, epochs 1 to (2[2-9]\\d|300): training crossentropy falls from 0\\.7000 to"
                + " 0\\.6000, validation crossentropy from 0\\.6900 to 0\\.5900\\.");
    assertThat(here.get("Stagnating")).isEqualTo(NONE);
    assertThat(here.get("Overfitting")).isEqualTo(NONE);
  }

  /** The last tenth is epochs 270 to 300; smoothing moves its end by less than three epochs. */
  @Test
  void whatStillFallsUnderfits() {
    assertThat(read(study(CUT)).get("Underfitting"))
        .matches(
            "Cut, epochs 270 to 300, the last ones: validation crossentropy still falls from"
                + " 0\\.7300 to 0\\.70[0-3]\\d\\.");
    assertThat(read(study(FALLS, CUT)).get("Underfitting")).startsWith("Cut, epochs 270");
  }

  @Test
  void aModelThatALargerOneIsReallyBetterThanUnderfits() {
    Map<String, double[]> models = new LinkedHashMap<>();
    double[] better = new double[8];
    double[] worse = new double[8];
    Arrays.fill(better, 0.49);
    Arrays.fill(worse, 0.5);
    models.put("Bb", better);
    models.put("A", worse);
    assertThat(read(Studies.judged(models)).get("Underfitting"))
        .startsWith("A underfits: it is not powerful enough for these rows. Bb by 0.0100");
    models.remove("A");
    models.put("Aaa", worse);
    assertThat(read(Studies.judged(models)).get("Underfitting"))
        .isEqualTo("No model is shown to underfit, by any of the three causes.");
  }

  @Test
  void replicatesAreCountedAndTheOneIsNamed() {
    List<ReplicateResult> replicates = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      TrainingResult other = number < 3 ? LEVELS : TURNS;
      replicates.add(new ReplicateResult(number, renamed("Both", other)));
      replicates.add(new ReplicateResult(number, TURNS));
    }
    Map<String, String> here = read(Studies.withReplicates(study(), replicates));
    assertThat(here.get("Stagnating"))
        .startsWith("Both, replicate 0, epochs ")
        .endsWith(" So it is in 3 of 8 replicates.");
    assertThat(here.get("Overfitting"))
        .startsWith("Turns, replicate 0, epochs ")
        .endsWith(" So it is in all 8 replicates.");
    List<ReplicateResult> alone =
        replicates.stream().filter(each -> each.model().equals("Both")).toList();
    assertThat(read(Studies.withReplicates(study(), alone)).get("Overfitting"))
        .startsWith("Both, replicate 3, epochs ")
        .endsWith(" So it is in 5 of 8 replicates.");
  }

  private static TrainingResult renamed(String name, TrainingResult result) {
    return Studies.result(Studies.stack(name, 16), result.history().epochs(), result.stopReason());
  }

  /** The clearer of two that overfit is shown, and its stagnation if no other model stagnates. */
  @Test
  void theClearestIsShown() {
    Map<String, String> here = read(Studies.sizes(false));
    assertThat(here.get("Overfitting")).startsWith("Large, epochs ");
    assertThat(here.get("Fitting")).startsWith("Tiny, epochs 1 to ");
    assertThat(here.get("Stagnating")).endsWith("; then it overfits.");
  }

  @Test
  void whereNothingCanBeJudgedThereIsNoExample() {
    Study study = Studies.sizes(false);
    Split split = study.split();
    Study ofOneClass =
        Studies.on(
            study,
            new Split(split.training(), Studies.labelled(split.validation(), 0), split.origin()));
    assertThat(read(ofOneClass).values()).containsOnly(NONE);
    assertThat(read(Studies.study("own", false, Optional.empty(), List.of())).values())
        .containsOnly(NONE);
  }

  /** Each figure is that of the curve smoothed anew, and it moves as the sentence says. */
  @Test
  void everyFigureIsThatOfTheCurveAndGoesTheWayThatIsSaid() {
    java.util.regex.Pattern said =
        java.util.regex.Pattern.compile(
            "^(\\w+)(?:, replicate (\\d+))?, epochs ([\\d,]+) to ([\\d,]+)(?:, the last ones)?:"
                + "(?: training crossentropy falls from ([\\d.]+) to ([\\d.]+),)? validation"
                + " crossentropy ?(|still falls|goes|rises) from (\\d\\.\\d{4}) to (\\d\\.\\d{4}).*");
    int checked = 0;
    for (long seed = 0; seed < 60; seed++) {
      Study study = RandomStudies.of(seed);
      for (Pattern pattern : CurveReading.of(Analysis.of(study))) {
        Optional<MatchResult> match = said.matcher(pattern.here()).results().findFirst();
        match.ifPresent(each -> check(study, each));
        boolean example = pattern.here().matches("\\w+(, replicate \\d+)?, epochs .*");
        assertThat(match.isPresent()).as(pattern.here()).isEqualTo(example);
        checked += example ? 1 : 0;
      }
    }
    assertThat(checked).isGreaterThan(100);
  }

  private static void check(Study study, MatchResult said) {
    int number = said.group(2) == null ? 0 : Integer.parseInt(said.group(2));
    TrainingResult result =
        study.replicates().stream()
            .filter(each -> each.number() == number && each.model().equals(said.group(1)))
            .map(ReplicateResult::result)
            .findFirst()
            .orElseThrow();
    int from = Integer.parseInt(said.group(3).replace(",", ""));
    int to = Integer.parseInt(said.group(4).replace(",", ""));
    assertThat(from).isLessThan(to);
    double[] validation = smoothed(result, Metric.VAL_BINARY_CROSSENTROPY);
    assertThat(said.group(8)).isEqualTo(Figures.crossentropy(validation[from - 1]));
    assertThat(said.group(9)).isEqualTo(Figures.crossentropy(validation[to - 1]));
    double change = Double.parseDouble(said.group(9)) - Double.parseDouble(said.group(8));
    switch (said.group(7)) {
      case "rises" -> assertThat(change).isGreaterThan(0.005);
      case "goes" -> assertThat(Math.abs(change)).isLessThan(0.00501);
      default -> assertThat(change).isNegative();
    }
    if (said.group(5) != null) {
      double[] training = smoothed(result, Metric.BINARY_CROSSENTROPY);
      assertThat(said.group(5)).isEqualTo(Figures.crossentropy(training[from - 1]));
      assertThat(said.group(6)).isEqualTo(Figures.crossentropy(training[to - 1]));
      assertThat(Double.parseDouble(said.group(6)))
          .isLessThanOrEqualTo(Double.parseDouble(said.group(5)));
    }
  }

  private static double[] smoothed(TrainingResult result, Metric metric) {
    double[] values = result.history().values(metric);
    int length = 0;
    while (length < values.length && Double.isFinite(values[length])) {
      length++;
    }
    return Smoothing.TUTORIAL.apply(Arrays.copyOf(values, length));
  }
}
