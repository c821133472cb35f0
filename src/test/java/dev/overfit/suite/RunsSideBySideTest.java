package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.report.RunsReport;
import dev.overfit.report.StudyReport;
import dev.overfit.study.PairComparison;
import dev.overfit.study.RunFindings;
import dev.overfit.study.RunModel;
import dev.overfit.study.RunsAnalysis;
import dev.overfit.study.Study;
import dev.overfit.study.Verdict;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares small real runs on real rows by what they have left. */
class RunsSideBySideTest {
  private static final Suite SIZES = Suites.sizes().only(List.of("Tiny", "Small"));
  private static final Suite TINY = Suites.sizes().only(List.of("Tiny"));

  @TempDir Path folder;

  @Test
  void otherSeedsRatesAndFewerModelsAreHeldAgainstEachOtherOnTheSameRows() throws IOException {
    run(SIZES, settings("a", 0, 400).withReplicates(2));
    Suite faster =
        TINY.map(
            trial -> trial.withConfig(trial.config().withOptimizer(new Adam(new Constant(0.01)))));
    run(faster, settings("b", 10, 400).withReplicates(2));
    RunsAnalysis analysis = read("a", "b");
    assertThat(analysis.warnings()).isEmpty();
    assertThat(analysis.models().stream().map(RunModel::name))
        .containsExactly("a/Tiny", "a/Small", "b/Tiny");
    List<PairComparison> pairs =
        analysis.families().stream().flatMap(each -> each.family().pairs().stream()).toList();
    assertThat(pairs)
        .hasSize(2)
        .allSatisfy(
            pair -> {
              assertThat(pair.replicates()).isEqualTo(2);
              assertThat(pair.interval()).isPresent();
              assertThat(pair.verdict()).isNotEqualTo(Verdict.NONE);
            });
    assertThat(RunFindings.of(analysis))
        .anyMatch(
            words ->
                words.startsWith("Tiny, what differs: seed 0 in a and 10 in b;")
                    && words.contains("learning rate"))
        .anyMatch(words -> words.contains("other seeds"));
  }

  @Test
  void otherRowsAreShownWithoutAVerdict() throws IOException {
    run(TINY, settings("a", 0, 400));
    run(TINY, settings("b", 0, 300));
    RunsAnalysis analysis = read("a", "b");
    assertThat(analysis.families()).isEmpty();
    assertThat(analysis.warnings().get(0)).contains("400 and 300 training rows, other test rows");
  }

  @Test
  void anInterruptedRunIsComparedByWhatItHas() throws IOException {
    run(SIZES, settings("a", 0, 400));
    SuiteRunner runner = runner();
    runner.run(
        SIZES,
        settings("b", 1, 400).withParallel(1),
        new SuiteListener() {
          @Override
          public void onReplicateEnd(Replicate replicate, TrainingResult result) {
            runner.cancel();
          }
        });
    assertThat(read("a", "b").models().stream().map(RunModel::name))
        .containsExactly("a/Tiny", "a/Small", "b/Tiny");
  }

  @Test
  void whatAnEarlierVersionHasLeftGetsWhatIsMissingByResuming() throws IOException {
    run(TINY, settings("a", 0, 400));
    run(TINY, settings("b", 1, 400));
    Path logits = folder.resolve("b/sizes/test-logits.csv");
    byte[] bytes = Files.readAllBytes(logits);
    Files.delete(logits);
    assertThat(read("a", "b").warnings()).hasSize(1);
    run(TINY, settings("b", 1, 400).withResume(true));
    assertThat(logits).hasBinaryContent(bytes);
    assertThat(read("a", "b").warnings()).isEmpty();
  }

  @Test
  void logitsOfTestRowsThatARunNoLongerHasAreRemoved() throws IOException {
    run(TINY, settings("a", 0, 400));
    assertThat(folder.resolve("a/sizes/test-logits.csv")).exists();
    SuiteSettings settings = settings("a", 0, 400);
    run(TINY, settings.withData(rows(400, 0)));
    assertThat(folder.resolve("a/sizes/test-logits.csv")).doesNotExist();
  }

  private RunsAnalysis read(String one, String other) throws IOException {
    return RunsReport.read(
        List.of(folder.resolve(one).resolve("sizes"), folder.resolve(other).resolve("sizes")));
  }

  private static SuiteRunner runner() {
    return SuiteRunner.of(
        new KnownSources(),
        new StudyWriter() {
          @Override
          public List<Path> write(Study study, Path results) throws IOException {
            return StudyReport.write(study, results);
          }

          @Override
          public List<Path> files(List<String> models, List<String> replicates, Path results) {
            return StudyReport.files(models, replicates, results);
          }
        });
  }

  private static void run(Suite suite, SuiteSettings settings) throws IOException {
    runner().run(suite, settings, new SuiteListener() {});
  }

  private static DataSettings rows(int training, int test) {
    return new DataSettings(
        new DataSelection.Sample(), 200, training, Optional.of(test), Optional.empty());
  }

  private SuiteSettings settings(String results, long seed, int training) {
    return SuiteSettings.defaults(
            new Folders(folder.resolve(results), folder.resolve("graphs"), folder.resolve("cache")))
        .withData(rows(training, 300))
        .withTraining(TrainingSettings.NONE.withEpochs(4).withSeed(seed));
  }
}
