package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.model.Encoding;
import dev.overfit.table.Table;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.TrainingResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests replicates with rows dealt out anew: real rows, real training. */
class ResampleTest {
  private static final Suite PAIR = Suites.sizes().only(List.of("Tiny", "Small"));
  private static final Suite TINY = Suites.sizes().only(List.of("Tiny"));
  private static final Suite BASELINE = Suites.regularizers().only(List.of("Tiny"));
  private static final StudyWriter NOTHING = (study, into) -> List.of();
  private static final int SEED = 11;
  private static final int REPLICATES = 4;

  @TempDir Path folder;
  private Path file;

  /** A town with a single row has a column only if that row trains. */
  @BeforeEach
  void write() throws IOException {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("age,town,churned\n");
    for (int row = 0; row < 150; row++) {
      int age = 20 + random.nextInt(60);
      boolean churned = (age > 50) != (random.nextInt(10) == 0);
      text.append(age).append(',').append(town(row, random)).append(',');
      text.append(churned ? "yes" : "no").append('\n');
    }
    file = Files.writeString(folder.resolve("customers.csv"), text);
  }

  /** Returns one of ten towns with one row each or of two with many rows. */
  private static String town(int row, Random random) {
    return row % 15 == 0 ? "T" + row : random.nextBoolean() ? "Bonn" : "Ulm";
  }

  @Test
  void eachOfATableIsTheSingleRunWithItsSeedToTheByte() throws IOException {
    Progress several = run(PAIR, resampled(ofTable()));
    assertThat(several.results).hasSize(2 * REPLICATES);
    for (int number = 0; number < REPLICATES; number++) {
      Progress alone = run(PAIR, ofTable().withTraining(training(SEED + number)));
      for (String model : PAIR.models()) {
        String name = number == 0 ? model : model + "-" + number;
        assertThat(several.results.get(name)).as(name).isEqualTo(alone.results.get(model));
      }
    }
    assertThat(several.results.values().stream().map(result -> result.get(0)).distinct())
        .hasSize(2 * REPLICATES);
  }

  @Test
  void columnsMayDifferFromReplicateToReplicate() throws IOException {
    Progress several = run(TINY, resampled(ofTable()).withReplicates(4));
    assertThat(several.columns.values().stream().distinct().count()).isGreaterThan(1);
    assertThat(several.notes)
        .contains(
            "these are the rows of replicate 0; for each of the others they are dealt out anew");
  }

  /** Four replicates have columns of their own, and any of them may be the one that is served. */
  @Test
  void theSavedModelHasTheEncodingOfItsReplicateAndTheStudyKnows() throws IOException {
    SuiteOutcome outcome =
        runner().run(PAIR, resampled(ofTable()).withReplicates(4), new Progress());
    assertThat(outcome.unexported()).isEmpty();
    assertThat(outcome.study().resampled()).isTrue();
    for (String model : PAIR.models()) {
      try (Predictor predictor = Predictor.load(folder.resolve("graphs/sizes").resolve(model))) {
        ModelCard card = predictor.card().orElseThrow();
        int replicate = Integer.parseInt(card.provenance().get("replicate"));
        Encoding own =
            TableSettings.ofLabel("churned")
                .split(Table.read(file), SEED + replicate)
                .coding()
                .encoding();
        assertThat(card.encoding()).contains(own);
        assertThat(predictor.probabilities(List.of(Map.of("age", 70, "town", "Ulm")))).hasSize(1);
      }
    }
  }

  @Test
  void theTableIsReadOnce() throws IOException {
    Progress ofFile = run(TINY, resampled(ofTable()).withReplicates(2));
    InputStream once = new ByteArrayInputStream(Files.readAllBytes(file));
    SuiteSettings settings = resampled(ofTable()).withReplicates(2);
    Progress ofPipe = new Progress();
    SuiteRunner.of(new KnownSources(once), NOTHING)
        .run(
            TINY,
            settings.withData(settings.data().withSelection(new DataSelection.StandardInput())),
            ofPipe);
    assertThat(ofPipe.results).isEqualTo(ofFile.results);
  }

  @Test
  void theFirstOfOtherRowsIsTheSingleRunToTheByteAndTheOthersHaveOtherRows() throws IOException {
    Progress alone = run(PAIR, simulated());
    Progress several = run(PAIR, resampled(simulated()).withReplicates(2));
    Progress sameRows = run(PAIR, simulated().withReplicates(2));
    for (String model : PAIR.models()) {
      assertThat(several.results.get(model)).isEqualTo(alone.results.get(model));
      assertThat(several.results.get(model + "-1"))
          .isNotNull()
          .isNotEqualTo(sameRows.results.get(model + "-1"));
    }
  }

  @Test
  void theyAreTheSameToTheByteHoweverManyTrainAtOnce() throws IOException {
    for (SuiteSettings settings : List.of(resampled(ofTable()), resampled(simulated()))) {
      SuiteSettings two = settings.withReplicates(2);
      Progress oneAfterAnother = run(PAIR, two.withParallel(1));
      assertThat(run(PAIR, two.withParallel(3)).results).isEqualTo(oneAfterAnother.results);
    }
  }

  @Test
  void aRunThatWasInterruptedEndsTheSameToTheByteAndMoreReplicatesGoOn() throws IOException {
    for (SuiteSettings settings : List.of(resampled(ofTable()), resampled(simulated()))) {
      removeCheckpoints();
      SuiteRunner runner = runner();
      SuiteListener cancelling =
          new SuiteListener() {
            @Override
            public void onEpochEnd(Replicate replicate, EpochEnd end) {
              if (replicate.name().equals("Small-2") && end.metrics().epoch() == 2) {
                runner.cancel();
              }
            }
          };
      SuiteSettings three = settings.withReplicates(3).withParallel(1);
      assertThat(runner.run(PAIR, three, cancelling).cancelled()).isTrue();
      Progress more = run(PAIR, settings.withResume(true));
      assertThat(more.results).isEqualTo(run(PAIR, settings).results);
      assertThat(more.trained).containsExactly("Small-2", "Tiny-3", "Small-3");
    }
  }

  @Test
  void aCheckpointOfOtherRowsIsRefused() throws IOException {
    run(TINY, simulated().withReplicates(2));
    assertThatThrownBy(() -> run(TINY, resampled(simulated()).withResume(true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Tiny-1.checkpoint: is the state of another training")
        .hasMessageContaining("training rows: expected");
  }

  @Test
  void theBaselineIsTakenFromAnEarlierRunOfAnotherSuiteReplicateByReplicate() throws IOException {
    for (SuiteSettings settings : List.of(resampled(ofTable()), resampled(simulated()))) {
      SuiteSettings two = settings.withReplicates(2);
      Progress sizes = run(TINY, two);
      Progress taken = run(BASELINE, two);
      assertThat(taken.trained).isEmpty();
      assertThat(taken.results).isEqualTo(sizes.results);
    }
  }

  private void removeCheckpoints() throws IOException {
    Path checkpoints = folder.resolve("results/sizes/checkpoints");
    if (Files.exists(checkpoints)) {
      try (Stream<Path> files = Files.list(checkpoints)) {
        for (Path each : files.toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private Progress run(Suite suite, SuiteSettings settings) throws IOException {
    Progress progress = new Progress();
    runner().run(suite, settings, progress);
    return progress;
  }

  private static SuiteRunner runner() {
    return SuiteRunner.of(new KnownSources(), NOTHING);
  }

  private static SuiteSettings resampled(SuiteSettings settings) {
    return settings.withReplicates(REPLICATES).withResample(true);
  }

  private SuiteSettings ofTable() {
    return settings()
        .withData(
            DataSettings.defaults()
                .withSelection(new DataSelection.File(file))
                .withTable(TableSettings.ofLabel("churned")));
  }

  private SuiteSettings simulated() {
    return settings()
        .withData(new DataSettings(new DataSelection.Simulated(), 100, 300).withTestRows(100));
  }

  private SuiteSettings settings() {
    return SuiteSettings.defaults(
            new Folders(
                folder.resolve("results"), folder.resolve("graphs"), folder.resolve("cache")))
        .withTraining(training(SEED));
  }

  private static TrainingSettings training(long seed) {
    return TrainingSettings.NONE.withEpochs(4).withSeed(seed);
  }

  /** Keeps each replicate's results and number of columns, and which ones trained an epoch. */
  private static final class Progress implements SuiteListener {
    private final Map<String, List<Object>> results = new LinkedHashMap<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<String> trained = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Override
    public void onRowsRemark(String remark) {
      notes.add(remark);
    }

    @Override
    public void onEpochEnd(Replicate replicate, EpochEnd end) {
      if (!trained.contains(replicate.name())) {
        trained.add(replicate.name());
      }
    }

    @Override
    public void onReplicateEnd(Replicate replicate, TrainingResult result) {
      columns.put(replicate.name(), result.model().features());
      results.put(
          replicate.name(),
          List.of(
              result.history(),
              result.variables(),
              result.bestWeights(),
              result.validation(),
              result.test()));
    }
  }
}
