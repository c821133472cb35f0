package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.io.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what several runs share, and what others do to a run's folders in the meantime. */
class SharedFoldersTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);
  private static final Suite TINY = Suites.sizes().only(List.of("Tiny"));
  private static final Suite REMEDY = Suites.regularizers().only(List.of("L2"));

  @TempDir Path folder;

  /** Something that happens while a run trains. */
  @FunctionalInterface
  private interface Meanwhile {
    void happens() throws IOException;
  }

  @Test
  void aSecondRunInTheSameResultsIsRefusedAndTheFirstGoesOn() throws IOException {
    List<String> refused = new ArrayList<>();
    SuiteOutcome first =
        run(
            TINY,
            settings("results"),
            () ->
                assertThatThrownBy(() -> run(TINY, settings("results"), () -> refused.add("ran")))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                        folder.resolve("results/sizes")
                            + ": expected no other run that writes there, found process "
                            + ProcessHandle.current().pid()
                            + " at work since 2026-02-03T04:05:06Z; wait for its end, or name"
                            + " another folder"));
    assertThat(refused).isEmpty();
    assertThat(first.lost()).isEmpty();
    assertThat(run(TINY, settings("results"), () -> {}).study().results()).hasSize(1);
  }

  @Test
  void anotherSuiteOrOtherResultsAreNotInTheWay() throws IOException {
    List<SuiteOutcome> beside = new ArrayList<>();
    run(
        TINY,
        settings("results"),
        () -> {
          beside.add(run(REMEDY, settings("results"), () -> {}));
          beside.add(run(TINY, settings("elsewhere"), () -> {}));
        });
    assertThat(beside).hasSize(2).allMatch(outcome -> outcome.study().results().size() == 1);
  }

  @Test
  void aFailedRunGivesTheFolderFree() throws IOException {
    assertThatThrownBy(
            () ->
                run(
                    TINY,
                    settings("results"),
                    () -> {
                      throw new IllegalStateException("no memory");
                    }))
        .hasMessage("no memory");
    assertThat(folder.resolve("results/sizes").resolve(FolderLock.FILE)).doesNotExist();
    run(TINY, settings("results"), () -> {});
  }

  @Test
  void resultsThatAreRemovedMeanwhileAreLostAndSaidAndTheStudyIsWrittenAllTheSame()
      throws IOException {
    Path results = folder.resolve("results/sizes");
    SuiteOutcome outcome = run(TINY, settings("results"), () -> remove(folder.resolve("results")));
    assertThat(outcome.lost()).containsExactly(results);
    assertThat(outcome.files()).contains(results.resolve("summary.csv"));
    assertThat(results.resolve("summary.csv")).exists();
    assertThatThrownBy(outcome::checkKept)
        .isInstanceOf(IOException.class)
        .hasMessage(
            results
                + ": expected to stand until the end of the run, found removed or replaced"
                + " meanwhile; all that was written at the end is there");
  }

  @Test
  void aRemovedModelIsLostAndNotToldAsWritten() throws IOException {
    Path graphs = folder.resolve("graphs/sizes");
    Suite pair = Suites.sizes().only(List.of("Tiny", "Small"));
    SuiteOutcome outcome =
        run(
            pair,
            settings("results").withParallel(1),
            () -> {
              if (Files.exists(graphs.resolve("Tiny"))) {
                remove(graphs);
              }
            });
    assertThat(outcome.lost()).containsExactly(graphs.resolve("Tiny"));
    assertThat(outcome.files())
        .contains(graphs.resolve("Small"))
        .doesNotContain(graphs.resolve("Tiny"));
  }

  private SuiteOutcome run(Suite suite, SuiteSettings settings, Meanwhile meanwhile)
      throws IOException {
    SuiteRunner runner =
        new SuiteRunner(
            new ScriptedSources(true, 20_000),
            ScriptedTraining::new,
            (study, results) ->
                List.of(
                    Files.writeString(
                        Files.createDirectories(results).resolve("summary.csv"), "figures")),
            (graphs, exported, rows, export) ->
                Files.createDirectories(graphs.resolve(exported.name())),
            CLOCK);
    return runner.run(
        suite,
        settings,
        new SuiteListener() {
          @Override
          public void onReplicateBegin(ReplicateBegin begin) {
            try {
              meanwhile.happens();
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }
        });
  }

  private SuiteSettings settings(String results) {
    return SuiteSettings.defaults(
            new Folders(folder.resolve(results), folder.resolve("graphs"), folder.resolve("cache")))
        .withTraining(TrainingSettings.NONE.withEpochs(1));
  }

  private static void remove(Path path) throws IOException {
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
