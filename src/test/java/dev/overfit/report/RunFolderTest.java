package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.augmentation.Mixup;
import dev.overfit.model.Activation;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.study.PastRun;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import dev.overfit.training.RankMetric;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunFolderTest {
  private static final Study JUDGED =
      Studies.judged(Map.of("Tiny", new double[] {0.5, 0.6, 0.55}, "Small", new double[] {0.4}));

  @TempDir Path folder;

  static Stream<Study> studies() {
    return Stream.of(
        Studies.sizes(false), Studies.regularizers(true), Studies.table(), JUDGED, odd());
  }

  /** Returns a study with settings that no tutorial has and a training for each way to end. */
  private static Study odd() {
    ModelSpec model =
        ModelSpec.binaryClassifier(
            "Odd", 28, new Dense(4, Activation.RELU), new BatchNormalization());
    TrainingConfig config =
        TrainingConfig.defaults()
            .withSeed(-7)
            .withEarlyStopping(new EarlyStopping(Metric.VAL_ACCURACY, 0.001, 3, true))
            .withLogitThreshold(0.5)
            .withClassWeight(ClassWeight.of(0.5, 3))
            .withAugmentations(new Mixup(0.2), new GaussianNoise(0.1))
            .withTrainingShare(0.25)
            .withMetrics(RankMetric.AVERAGE_PRECISION);
    List<EpochMetrics> epochs =
        Studies.history(model, new Studies.Shape(5, 0.6, 0.01, 0.5), 9).stream()
            .map(RunFolderTest::withAveragePrecision)
            .toList();
    List<StopReason> reasons =
        List.of(
            new StopReason.EpochsCompleted(9),
            new StopReason.EarlyStopped(9, Metric.VAL_ACCURACY, 6),
            new StopReason.Diverged(9, Double.NaN),
            new StopReason.Diverged(9, Double.POSITIVE_INFINITY),
            new StopReason.Cancelled(9));
    List<TrainingResult> results =
        reasons.stream().map(reason -> Studies.result(model, config, epochs, reason)).toList();
    Study study = Studies.study("odd", false, Optional.empty(), List.of());
    List<ReplicateResult> replicates =
        Stream.iterate(0, i -> i < results.size(), i -> i + 1)
            .map(i -> new ReplicateResult(i, results.get(i)))
            .toList();
    return Studies.withReplicates(study, replicates);
  }

  private static EpochMetrics withAveragePrecision(EpochMetrics epoch) {
    Map<Metric, Float> figures = new HashMap<>();
    Metric.values().forEach(metric -> figures.put(metric, metric.of(epoch)));
    figures.put(Metric.VAL_AVERAGE_PRECISION, 0.5f + 0.001f * epoch.epoch());
    return new EpochMetrics(epoch.epoch(), epoch.learningRate(), figures);
  }

  @ParameterizedTest
  @MethodSource("studies")
  void whatAStudyHasWrittenIsReadAgain(Study study) throws IOException {
    PastRun run = read(study);
    assertThat(run.suite()).isEqualTo(study.suite());
    assertThat(run.title()).isEqualTo(study.title());
    assertThat(run.started()).isEqualTo(study.started());
    assertThat(run.rows().origin()).isEqualTo(study.split().origin());
    assertThat(run.replicates()).hasSameSizeAs(study.replicates());
    for (int i = 0; i < run.replicates().size(); i++) {
      assertThat(run.replicates().get(i).name()).isEqualTo(study.replicates().get(i).name());
      assertAlike(run.replicates().get(i).result(), study.replicates().get(i).result());
    }
  }

  private static void assertAlike(TrainingResult found, TrainingResult expected) {
    assertThat(found.model()).isEqualTo(expected.model());
    assertThat(found.config()).isEqualTo(expected.config());
    assertThat(found.history()).isEqualTo(expected.history());
    assertThat(found.validation()).isEqualTo(expected.validation());
    assertThat(found.test()).isEqualTo(expected.test());
    assertThat(found.stopReason()).isEqualTo(expected.stopReason());
    assertThat(found.elapsed()).isEqualTo(expected.elapsed());
    assertThat(found.classWeight()).isEqualTo(expected.classWeight());
    assertThat(found.provenance().placement().device())
        .isEqualTo(expected.provenance().placement().device());
    assertThat(found.provenance().started()).isEqualTo(expected.provenance().started());
  }

  @Test
  void nothingIsWrittenOrLockedThere() throws IOException {
    StudyReport.write(JUDGED, folder);
    List<Path> before = tree();
    RunFolder.read(folder, "a");
    assertThat(tree()).isEqualTo(before);
  }

  private List<Path> tree() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted().toList();
    }
  }

  @Test
  void fewerReplicatesAndCheckpointsWithoutResultsAreSaid() throws IOException {
    StudyReport.write(JUDGED, folder);
    Path checkpoints = Files.createDirectory(folder.resolve("checkpoints"));
    for (String name : List.of("Tiny", "Small", "Small-1")) {
      Files.createFile(checkpoints.resolve(name + ".checkpoint"));
    }
    assertThat(RunFolder.read(folder, "a").remarks())
        .containsExactly(
            "a: Small has 1 of the 3 replicates that others have.",
            "a: checkpoints but no results of Small-1, which were cut short, are under way, or are"
                + " of an earlier run: not compared.");
  }

  @Test
  void aModelWithoutItsFirstReplicateIsLeftOutAndThatIsSaid() throws IOException {
    List<ReplicateResult> without =
        JUDGED.replicates().stream().filter(each -> !each.name().equals("Tiny")).toList();
    PastRun run = read(Studies.withReplicates(JUDGED, without));
    assertThat(run.replicates()).extracting(ReplicateResult::model).containsOnly("Small");
    assertThat(run.remarks())
        .containsExactly(
            "a: replicate 0 of Tiny has not ended, so that nothing of it is compared.");
  }

  @Test
  void withoutLogitsTheFiguresAreThereAndTheRowsAreNot() throws IOException {
    StudyReport.write(JUDGED, folder);
    Files.delete(folder.resolve("test-logits.csv"));
    PastRun run = RunFolder.read(folder, "a");
    assertThat(run.rows().testLabels()).isEmpty();
    assertThat(run.replicates().get(0).result().test().orElseThrow().figures())
        .isEqualTo(JUDGED.replicates().get(0).result().test().orElseThrow().figures());
  }

  @Test
  void whatIsNoFolderOfARunIsNamedWithWhatIsThere() throws IOException {
    Path none = folder.resolve("none");
    fails(
        none, none + ": expected the folder of a run, such as results/sizes, found nothing there");
    Path file = Files.createFile(folder.resolve("file"));
    fails(file, file + ": expected the folder of a run, such as results/sizes, found a file");
    StudyReport.write(JUDGED, folder.resolve("sizes"));
    fails(
        folder,
        folder
            + ": expected the folder of a run, such as results/sizes, found a folder without"
            + " run.json; there are runs in it: "
            + folder.resolve("sizes"));
    Path cut = folder.resolve("cut");
    Files.createDirectories(cut.resolve("checkpoints"));
    Files.createFile(cut.resolve("checkpoints/Tiny.checkpoint"));
    fails(
        cut,
        cut
            + ": expected the folder of a run, such as results/sizes, found checkpoints alone: it"
            + " was interrupted before a model had ended, or is under way");
  }

  @Test
  void filesThatDoNotGoTogetherAreRefused() throws IOException {
    StudyReport.write(JUDGED, folder);
    Path history = folder.resolve("history/Tiny-1.csv");
    List<String> lines = Files.readAllLines(history);
    Files.delete(history);
    fails(
        folder,
        history + ": expected the history of a replicate that run.json names, found nothing there");
    Files.write(history, lines.subList(0, lines.size() - 1));
    fails(folder, history + ": expected the 40 epochs of run.json, found 39; a run may be writing");
    Files.write(history, List.of(lines.get(0), "1,x"));
    fails(folder, history + ", line 2: expected an epoch and its figures: ");
    Files.write(history, lines);

    Path logits = folder.resolve("test-logits.csv");
    List<String> rows = Files.readAllLines(logits);
    Files.write(logits, rows.subList(0, 100));
    fails(folder, logits + ": expected the 100 test rows of run.json, found 99; a run may be");
    Files.write(logits, rows.stream().map(row -> row.replace("Tiny-1", "Other")).toList());
    fails(folder, logits + ": expected a column 'Tiny-1' whose crossentropy is that of run.json, ");
    Files.write(logits, rows.stream().map(row -> row.replaceFirst("^1,", "0,")).toList());
    fails(folder, logits + ": expected a column '");
    Files.write(logits, rows.stream().map(row -> row.replaceFirst("^1,", "2,")).toList());
    fails(folder, logits + ", line ");
  }

  @Test
  void aRunJsonOfAnotherKindIsRefusedWithItsPlace() throws IOException {
    Path file = folder.resolve("run.json");
    Files.writeString(file, "{");
    fails(folder, file + ": no JSON: ");
    Files.writeString(file, "{\"suite\": \"sizes\"}");
    fails(folder, file + ": expected a field 'data'");
    Files.writeString(file, "{\"runs\": []}");
    fails(folder, folder + ": expected the folder of a run of a suite, found that of a comparison");
    StudyReport.write(JUDGED, folder);
    Files.writeString(file, Files.readString(file).replace("\"Dense\"", "\"Denser\""));
    fails(folder, file + ".models[0].layers[0]: expected type ");
  }

  private static void fails(Path folder, String message) {
    assertThatThrownBy(() -> RunFolder.read(folder, "a"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(message);
  }

  private PastRun read(Study study) throws IOException {
    StudyReport.write(study, folder);
    return RunFolder.read(folder, "a");
  }
}
