package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.export.Predictor;
import dev.overfit.report.StudyReport;
import dev.overfit.study.Analysis;
import dev.overfit.study.Findings;
import dev.overfit.study.LearningCurve;
import dev.overfit.study.LearningCurve.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a network on ever larger parts of simulated rows: real rows, real training, real files. */
class DataSuiteTest {
  private static final Suite TINY =
      Suites.data().only(List.of("TinySixteenth", "TinyEighth", "TinyQuarter", "TinyHalf", "Tiny"));

  @TempDir Path folder;

  private SuiteOutcome run(Suite suite, int replicates) throws IOException {
    return SuiteRunner.of(new KnownSources(), StudyReport::write)
        .run(
            suite,
            SimulatedRuns.settings(folder, 4).withReplicates(replicates),
            new SuiteListener() {});
  }

  @Test
  void leavesALearningCurveInTablesWordsAndPictures() throws IOException {
    SuiteOutcome outcome = run(TINY, 2);
    List<LearningCurve> curves = Analysis.of(outcome.study()).learningCurves();
    assertThat(curves).hasSize(1);
    int sixteenth = curves.get(0).points().get(0).rows();
    assertThat(sixteenth).isBetween(62, 63);
    assertThat(curves.get(0).points())
        .extracting(Point::rows)
        .allMatch(rows -> rows >= sixteenth)
        .endsWith(1000);
    assertThat(curves.get(0).nextDoubling()).isPresent();
    Path results = folder.resolve("results/data");
    assertThat(results.resolve("plots/learning-curve.png")).isNotEmptyFile();
    assertThat(results.resolve("report.html"))
        .content()
        .contains("What more rows buy", "More rows: the last step of each learning curve");
    assertThat(Files.readAllLines(results.resolve("summary.csv")).get(1))
        .startsWith("TinySixteenth,481,")
        .contains("," + sixteenth + ",");
    assertThat(Findings.of(outcome.study()))
        .anyMatch(words -> words.startsWith("Tiny from " + sixteenth + " to 1,000 training rows"));
    try (Predictor part = Predictor.load(folder.resolve("graphs/data/TinyHalf/1"))) {
      assertThat(part.card().orElseThrow().provenance())
          .containsEntry("trained_on", "1/2 of the training rows");
    }
  }

  @Test
  void allRowsAreTheTrainingOfTheOtherSuites() throws IOException {
    run(TINY.only(List.of("Tiny", "TinyHalf")), 1);
    run(Suites.sizes().only(List.of("Tiny")), 1);
    byte[] tiny = Files.readAllBytes(folder.resolve("results/sizes/history/Tiny.csv"));
    assertThat(folder.resolve("results/data/history/Tiny.csv")).hasBinaryContent(tiny);
    assertThat(Files.readAllBytes(folder.resolve("results/data/history/TinyHalf.csv")))
        .isNotEqualTo(tiny);
  }

  @Test
  void aPartAloneIsAModelLikeAnyOther() throws IOException {
    SuiteOutcome outcome = run(TINY.only(List.of("TinyHalf")), 1);
    assertThat(Analysis.of(outcome.study()).learningCurves()).isEmpty();
    assertThat(Findings.of(outcome.study()).get(0)).startsWith("On simulated rows, TinyHalf has a");
    assertThat(folder.resolve("results/data/plots/learning-curve.png")).doesNotExist();
  }
}
