package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Split;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.TrainableModel;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import dev.overfit.report.StudyReport;
import dev.overfit.study.Fit;
import dev.overfit.study.FitPlan;
import dev.overfit.study.Study;
import dev.overfit.suite.ExportSettings.Choice;
import dev.overfit.table.SplitRule;
import dev.overfit.table.Table;
import dev.overfit.table.TableSplit;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.StopReason;
import dev.overfit.training.TestEvaluation;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the model that is trained once more at the end: real training on real rows. */
class FitTest {
  private static final Suite PAIR = Suites.sizes().only(List.of("Tiny", "Small"));
  private static final Suite TINY = PAIR.only(List.of("Tiny"));
  private static final StudyWriter NOTHING = (study, into) -> List.of();
  private static final int EPOCHS = 5;

  @TempDir Path folder;

  private final Told told = new Told();

  @Test
  void hasTheBytesOfATrainingOnAllRowsForTheMedianBestEpoch() throws IOException {
    SuiteOutcome outcome = run(PAIR, settings("Tiny", 3));
    FitPlan plan = FitPlan.of(outcome.study(), "Tiny").orElseThrow();
    assertThat(told.plans).containsExactly(plan);
    assertThat(plan.counted()).isEqualTo(3);
    Split joined = sample().joined();
    assertThat(joined.training().rows()).isEqualTo(1_300);
    // 1,300 rows in batches of 100 are 13 steps, while the tutorial's epoch has 20
    TrainingConfig config =
        TINY.trials()
            .get(0)
            .withConfig(
                TrainingConfig.defaults()
                    .withBatchSize(100)
                    .withEpochs(plan.epochs())
                    .withoutEarlyStopping())
            .forRows(1_300)
            .config();
    assertThat(config.optimizer().learningRate())
        .isEqualTo(TrainingConfig.defaults().optimizer().learningRate().stretched(13, 20));
    TrainingResult alone =
        Trainer.builder(TINY.trials().get(0).model(joined.training().columns()))
            .config(config)
            .build()
            .train(joined);
    Fit fit = outcome.study().fit().orElseThrow();
    assertThat(fit.name()).isEqualTo("Tiny-fit");
    assertThat(fit.rows()).isEqualTo(1_300);
    assertThat(fit.result().variables()).isEqualTo(alone.variables());
    assertThat(fit.result().steps()).isEqualTo(13L * plan.epochs());
    assertThat(fit.test()).isPresent().isEqualTo(alone.test());
    assertThat(told.fits).containsExactly(fit);
    assertThat(outcome.files())
        .containsExactly(graph("Tiny/1"), graph("Small/1"), graph("Tiny-fit/1"));
    assertServes(alone, joined);
  }

  private void assertServes(TrainingResult alone, Split rows) throws IOException {
    try (Predictor predictor = Predictor.load(graph("Tiny-fit"))) {
      float[] test = rows.test().orElseThrow().features();
      float[] logits = alone.test().orElseThrow().logits();
      float[] probabilities = predictor.probabilities(test);
      for (int row = 0; row < logits.length; row++) {
        assertThat((double) probabilities[row])
            .isCloseTo(1 / (1 + Math.exp(-logits[row])), within(1e-6));
      }
      ModelCard card = predictor.card().orElseThrow();
      TestEvaluation figures = alone.test().orElseThrow();
      assertThat(card.metrics())
          .containsEntry("test_binary_crossentropy", figures.figures().binaryCrossentropy())
          .containsEntry("epoch", (double) told.plans.get(0).epochs())
          .allSatisfy((name, figure) -> assertThat(name).doesNotStartWith("val_"));
      assertThat(card.provenance())
          .containsEntry("trained_on", "1,300 rows, those that trained and validated")
          .containsEntry(
              "epochs", told.plans.get(0).epochs() + ", the median best epoch of 3 replicates")
          .containsEntry("seed", "0");
    }
  }

  @Test
  void afterAStudyItOnlyFitsAndGoesOnOrBeginsAnewAsItsEpochsSay() throws IOException {
    SuiteSettings three = settings("best", 3);
    run(PAIR, three.withExport(ExportSettings.DEFAULT));
    told.epochs.clear();
    Fit fit = run(PAIR, three.withResume(true)).study().fit().orElseThrow();
    String name = fit.name();
    assertThat(told.epochs).containsOnlyKeys(name);
    assertThat(told.epochs.get(name)).hasSize(fit.plan().epochs());
    told.epochs.clear();
    assertThat(run(PAIR, three.withResume(true)).study().fit().orElseThrow().result().variables())
        .isEqualTo(fit.result().variables());
    assertThat(told.epochs).isEmpty();
    beyond(name, fit);
  }

  /** A checkpoint that is beyond the planned end is no reason to fail. */
  private void beyond(String name, Fit fit) throws IOException {
    Path checkpoint = folder.resolve("results/sizes/checkpoints/" + name + ".checkpoint");
    int more = fit.plan().epochs() + 2;
    TrialTraining.Factory.ofTensorFlow()
        .of(
            new Replicate(fit.result().model(), fit.result().config().withEpochs(more), 0),
            new TrialFiles(folder.resolve("logs"), checkpoint, Optional.of(checkpoint)),
            List.of())
        .train(fit.split());
    SuiteOutcome again = run(PAIR, settings("best", 3).withResume(true));
    assertThat(told.epochs.get(name)).hasSize(fit.plan().epochs());
    assertThat(again.study().fit().orElseThrow().result().variables())
        .isEqualTo(fit.result().variables());
  }

  @Test
  void oneThatIsCutShortIsSaidAndGoesOnToTheSameBytes() throws IOException {
    SuiteSettings settings = settings("Tiny", 1).withTraining(training().withEpochs(8));
    Fit unbroken = run(TINY, settings).study().fit().orElseThrow();
    assertThat(unbroken.plan().epochs()).isGreaterThan(1);
    Path other = folder.resolve("other");
    SuiteSettings again = in(other, settings);
    SuiteRunner runner = runner();
    Told cut =
        new Told() {
          @Override
          public void onEpochEnd(Replicate replicate, EpochEnd end) {
            if (replicate.name().equals("Tiny-fit")) {
              runner.cancel();
            }
          }
        };
    SuiteOutcome cancelled = runner.run(TINY, again, cut);
    assertThat(cancelled.cancelled()).isTrue();
    assertThat(cancelled.study().fit()).isEmpty();
    assertThat(cancelled.study().ended()).hasSize(1);
    assertThat(cut.fits.get(0).result().stopReason()).isEqualTo(new StopReason.Cancelled(1));
    assertThat(other.resolve("graphs/sizes/Tiny-fit")).doesNotExist();
    Fit resumed = run(TINY, again.withResume(true)).study().fit().orElseThrow();
    assertThat(told.epochs.get("Tiny-fit")).hasSize(2 * unbroken.plan().epochs() - 1);
    assertThat(resumed.result().variables()).isEqualTo(unbroken.result().variables());
    assertThat(resumed.test()).isEqualTo(unbroken.test());
  }

  @Test
  void aTableIsCodedByAllRowsButThoseThatTest() throws IOException {
    StringBuilder text = new StringBuilder("age,town,churned\n");
    for (int row = 0; row < 100; row++) {
      String town = row == 3 ? "Rom" : row % 2 == 0 ? "Bonn" : "Ulm"; // the first 20 rows validate
      text.append(20 + row * 7 % 50)
          .append(',')
          .append(town)
          .append(row % 3 == 0 ? ",yes\n" : ",no\n");
    }
    Path file = Files.writeString(folder.resolve("customers.csv"), text);
    TableSettings said =
        new TableSettings(
            TableSettings.ofLabel("churned").format(),
            Optional.of("churned"),
            Optional.empty(),
            List.of(),
            List.of(),
            false,
            20,
            20);
    SuiteSettings settings =
        settings("Tiny", 1)
            .withData(new DataSettings(new DataSelection.File(file), 1, 1).withTable(said))
            .withTraining(
                TrainingSettings.NONE.withEpochs(3).withClassWeight(ClassWeight.BALANCED));
    Fit fit = run(TINY, settings).study().fit().orElseThrow();
    TableSplit joined =
        Table.read(file).labelled("churned").joined(SplitRule.first(20).withParts(20, 20));
    assertThat(joined.rows().training().columns()).contains("town=Rom");
    assertThat(fit.split().training().features()).isEqualTo(joined.rows().training().features());
    assertThat(fit.rows()).isEqualTo(80);
    assertThat(fit.result().config().batchSize()).isEqualTo(16); // the one for 60 rows
    float[] labels = joined.rows().training().labels();
    assertThat(fit.result().classWeight()).isEqualTo(ClassWeight.BALANCED.on(labels));
    try (Predictor predictor = Predictor.load(graph("Tiny-fit"))) {
      assertThat(predictor.card().orElseThrow().encoding()).contains(joined.coding().encoding());
    }
    try (Predictor predictor = Predictor.load(graph("Tiny"))) {
      assertThat(predictor.card().orElseThrow().encoding()).isNotEmpty();
      assertThat(predictor.card().orElseThrow().featureNames()).doesNotContain("town=Rom");
    }
  }

  @Test
  void epochsOfSomeStepsAndPartsOfTheRowsGrowWithTheRows() throws IOException {
    Trial half =
        new Trial(
            "Half",
            TINY.trials().get(0).hidden(),
            TrainingConfig.defaults().withTrainingShare(0.5));
    Suite suite = new Suite("part", "A part", List.of(half), Optional.empty());
    Fit fit =
        run(suite, settings("Half", 1).withTraining(training().withStepsPerEpoch(4)))
            .study()
            .fit()
            .orElseThrow();
    assertThat(fit.result().config().stepsPerEpoch()).isEqualTo(5); // 4 * 1,300 / 1,000 = 5.2
    assertThat(fit.rows()).isBetween(649, 651);
    assertThat(fit.words())
        .startsWith("Half on " + fit.rows() + " of the 1,300 rows")
        .contains(" of 5 steps, its best epoch");
  }

  @Test
  void canBeTrainedOnFromWhereItStands() throws IOException {
    SuiteSettings settings = settings("Tiny", 1);
    ExportSettings trainable = new ExportSettings(Choice.BEST, true).withFit(new FitChoice("Tiny"));
    Fit fit = run(TINY, settings.withExport(trainable)).study().fit().orElseThrow();
    TrainableModel model = TrainableModel.load(graph("Tiny-fit"));
    assertThat(model.step()).isEqualTo(fit.result().steps());
    assertThat(model.state()).isEqualTo(fit.result().variables());
  }

  @Test
  void noModelToChooseIsSaidAndIsAFailure() throws IOException {
    TrainingConfig wild = TrainingConfig.defaults().withOptimizer(new Sgd(new Constant(1e30)));
    Suite diverging = TINY.map(trial -> trial.withConfig(wild));
    SuiteOutcome outcome = run(diverging, settings("best", 1));
    assertThat(outcome.unexported())
        .containsExactly(
            "fit: expected a model with a best epoch that did not diverge, found none");
    assertThatThrownBy(outcome::checkKept).isInstanceOf(IOException.class);
    assertThat(run(diverging, settings("Tiny", 1)).unexported())
        .containsExactly(
            "fit: expected a training of Tiny with a best epoch that did not diverge, found none");
    assertThat(graph("Tiny-fit")).doesNotExist();
    assertThat(told.plans).isEmpty();
  }

  @Test
  void aLaterRunWithoutItRemovesItsLogsAndLeavesCheckpointAndSavedModel() throws IOException {
    StudyWriter report = (study, into) -> StudyReport.write(study, into);
    SuiteOutcome outcome =
        SuiteRunner.of(new KnownSources(), report).run(TINY, settings("Tiny", 1), told);
    Path results = folder.resolve("results/sizes");
    assertThat(Files.readString(results.resolve("report.html")))
        .contains("Fit to deploy", fact(outcome.study()));
    assertThat(results.resolve("logs/Tiny-fit/train")).isNotEmptyDirectory();
    SuiteRunner.of(new KnownSources(), report).run(TINY, settings("Tiny", 1), told);
    assertThat(results.resolve("logs/Tiny-fit/train")).isNotEmptyDirectory();
    assertThat(told.removed).isEmpty();
    SuiteRunner.of(new KnownSources(), report)
        .run(TINY, settings("Tiny", 1).withExport(ExportSettings.DEFAULT), told);
    assertThat(told.removed)
        .isNotEmpty()
        .allMatch(file -> file.startsWith(results.resolve("logs")));
    assertThat(results.resolve("logs/Tiny-fit")).doesNotExist();
    assertThat(results.resolve("logs/Tiny")).isDirectory();
    assertThat(results.resolve("checkpoints/Tiny-fit.checkpoint")).exists();
    assertThat(graph("Tiny-fit/2")).isDirectory();
  }

  private static String fact(Study study) {
    return study.fit().orElseThrow().words();
  }

  @Test
  void whatCannotBeIsRefusedBeforeRowsAreRead() throws IOException {
    assertRefused(
        PAIR, settings("Large", 1), "fit: expected best or one of [Tiny, Small], received 'Large'");
    assertRefused(
        TINY,
        settings("best", 1).withReplicates(2),
        true,
        "fit: expected without resample=true, since the rows that test one replicate train and"
            + " validate others, so that none are left to test what all of them say, received it with"
            + " resample=true");
    Suite clashing =
        new Suite(
            "clashing",
            "A trial called as a fit",
            List.of(TINY.trials().get(0), Trial.of("tiny-Fit")),
            Optional.empty());
    assertRefused(
        clashing,
        settings("best", 1),
        "fit: expected names that are not what another trial is called once it is fitted, received a"
            + " trial 'Tiny-fit' beside 'Tiny'");
    assertThat(folder).isEmptyDirectory();
    Files.createDirectories(graph("Tiny").getParent());
    Files.writeString(graph("Small-fit"), "mine");
    assertThatThrownBy(() -> run(PAIR, settings("best", 1)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(graph("Small-fit") + ": expected a folder, found a file");
  }

  private void assertRefused(Suite suite, SuiteSettings settings, String message) {
    assertRefused(suite, settings, false, message);
  }

  private void assertRefused(
      Suite suite, SuiteSettings settings, boolean resample, String message) {
    assertThatThrownBy(() -> run(suite, settings.withResample(resample)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"Symmetries, true", "best, false"})
  void modelThatTheRowsCannotTrainIsNoChoice(String choice, boolean refused) throws IOException {
    StringBuilder text = new StringBuilder("age,churned\n");
    for (int row = 0; row < 60; row++) {
      text.append(20 + row * 7 % 50).append(row % 3 == 0 ? ",yes\n" : ",no\n");
    }
    Path file = Files.writeString(folder.resolve("customers.csv"), text);
    SuiteSettings settings =
        settings(choice, 1)
            .withData(
                new DataSettings(new DataSelection.File(file), 1, 1)
                    .withTable(TableSettings.ofLabel("churned")))
            .withTraining(TrainingSettings.NONE.withEpochs(2));
    Suite suite = Suites.augmentation().only(List.of("Medium", "Symmetries"));
    if (refused) {
      assertThatThrownBy(() -> run(suite, settings))
          .isInstanceOf(UnusableDataException.class)
          .hasMessage("fit: expected a model that these rows can train, received 'Symmetries'");
    } else {
      assertThat(run(suite, settings).study().fit()).map(Fit::name).contains("Medium-fit");
    }
  }

  private Path graph(String name) {
    return folder.resolve("graphs/sizes").resolve(name);
  }

  private static Split sample() throws IOException {
    return HiggsSample.read(2_000, RowProgress.NONE).split(300, 1_000, 500);
  }

  private static TrainingSettings training() {
    return TrainingSettings.NONE.withEpochs(EPOCHS).withBatchSize(100);
  }

  /** Returns settings with 1,000 real rows to train, 300 to validate and 500 to test. */
  private SuiteSettings settings(String fit, int replicates) {
    return in(
        folder,
        SuiteSettings.defaults(new Folders(folder, folder, folder))
            .withData(new DataSettings(new DataSelection.Sample(), 300, 1_000).withTestRows(500))
            .withTraining(training())
            .withReplicates(replicates)
            .withExport(ExportSettings.DEFAULT.withFit(new FitChoice(fit))));
  }

  private static SuiteSettings in(Path folder, SuiteSettings settings) {
    return new SuiteSettings(
        settings.data(),
        settings.training(),
        settings.replicates(),
        settings.resample(),
        new Folders(folder.resolve("results"), folder.resolve("graphs"), folder.resolve("cache")),
        settings.resume(),
        settings.export(),
        settings.parallel());
  }

  private SuiteOutcome run(Suite suite, SuiteSettings settings) throws IOException {
    return runner().run(suite, settings, told);
  }

  private static SuiteRunner runner() {
    return SuiteRunner.of(new KnownSources(), NOTHING);
  }

  private static class Told implements SuiteListener {
    final List<FitPlan> plans = new ArrayList<>();
    final List<Fit> fits = new ArrayList<>();
    final List<Path> removed = new ArrayList<>();
    final Map<String, List<Integer>> epochs = new TreeMap<>();

    @Override
    public void onFitBegin(FitBegin begin) {
      plans.add(begin.plan());
    }

    @Override
    public void onFitEnd(Fit fit) {
      fits.add(fit);
    }

    @Override
    public void onEpochEnd(Replicate replicate, EpochEnd end) {
      epochs
          .computeIfAbsent(replicate.name(), name -> new ArrayList<>())
          .add(end.metrics().epoch());
    }

    @Override
    public void onFilesRemoved(List<Path> files) {
      removed.addAll(files);
    }
  }
}
