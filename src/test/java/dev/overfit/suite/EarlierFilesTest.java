package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.report.StudyReport;
import dev.overfit.study.Study;
import dev.overfit.training.EpochEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which files stay in a suite's folder, and which do not, after runs with less in them. */
class EarlierFilesTest {
  private static final Suite PAIR = Suites.sizes().only(List.of("Tiny", "Small"));
  private static final Suite TINY = Suites.sizes().only(List.of("Tiny"));

  @TempDir Path folder;
  private Path sizes;
  private final List<Path> removed = new ArrayList<>();
  private final SuiteListener listener =
      new SuiteListener() {
        @Override
        public void onFilesRemoved(List<Path> files) {
          removed.addAll(files);
        }
      };

  @BeforeEach
  void name() {
    sizes = folder.resolve("results/sizes");
  }

  @Test
  void aRunOfFewerLeavesWhatItWouldHaveLeftAloneButForCheckpoints() throws IOException {
    run(TINY, 1);
    List<String> alone = files();
    assertThat(removed).isEmpty();
    run(PAIR, 3);
    assertThat(removed).isEmpty();
    List<String> checkpoints = names("checkpoints");
    assertThat(checkpoints).hasSize(6);
    run(TINY, 1);
    assertThat(names("checkpoints")).isEqualTo(checkpoints);
    assertThat(files()).isEqualTo(alone);
    assertThat(names("logs")).containsExactly("Tiny");
    // each of the five others had a history and three event files; two pictures were of replicates
    assertThat(removed).hasSize(24).allSatisfy(file -> assertThat(file).doesNotExist());
  }

  @Test
  void moreReplicatesGoOnFromTheCheckpointsThatStayed() throws IOException {
    run(TINY, 3);
    byte[] history = Files.readAllBytes(sizes.resolve("history/Tiny-2.csv"));
    run(TINY, 1);
    assertThat(sizes.resolve("history/Tiny-2.csv")).doesNotExist();
    List<String> trained = new ArrayList<>();
    SuiteListener epochs =
        new SuiteListener() {
          @Override
          public void onEpochEnd(Replicate replicate, EpochEnd end) {
            trained.add(replicate.name());
          }
        };
    runner().run(TINY, settings(3).withResume(true), epochs);
    assertThat(trained).isEmpty();
    assertThat(sizes.resolve("history/Tiny-2.csv")).hasBinaryContent(history);
    assertThat(names("logs/Tiny-2/train")).hasSize(1);
  }

  @Test
  void picturesThatARunHasNotAreRemoved() throws IOException {
    run(TINY, 1);
    Path penalty = Files.writeString(sizes.resolve("plots/penalty.png"), "of an earlier run");
    Path remedy = Files.writeString(sizes.resolve("plots/remedy-Large.svg"), "of an earlier run");
    run(TINY, 1);
    assertThat(removed).containsExactlyInAnyOrder(penalty, remedy);
    assertThat(sizes.resolve("plots/comparison.png")).exists();
  }

  @Test
  void whatIsNotARunsOwnStays() throws IOException {
    run(PAIR, 2);
    Path copy = sizes.resolve("history/Small-old.csv");
    Files.copy(sizes.resolve("history/Small.csv"), copy);
    Path checkpoint = sizes.resolve("checkpoints/Small-old.checkpoint");
    Files.copy(sizes.resolve("checkpoints/Small.checkpoint"), checkpoint);
    List<Path> others = new ArrayList<>(List.of(copy, checkpoint));
    for (String name :
        List.of(
            "notes.txt",
            "history/notes.csv",
            "history/Small-01.csv",
            "history/Small.csv.bak",
            "plots/slide.png",
            "plots/comparison.pdf",
            "logs/Small/notes.txt",
            "logs/Small-old/events.out.tfevents.1.host.1.0.v2",
            "logs/Small/mine/events.out.tfevents.1.host.1.0.v2",
            "logs/run/events.out.tfevents.1.host.1.0.v2")) {
      others.add(write(sizes.resolve(name)));
    }
    run(TINY, 1);
    assertThat(others).allSatisfy(file -> assertThat(file).exists());
    assertThat(sizes.resolve("history/Small.csv")).doesNotExist();
    assertThat(sizes.resolve("logs/Small/train")).doesNotExist();
    assertThat(sizes.resolve("logs/Small-1")).doesNotExist();
  }

  @Test
  void whatALinkLeadsToStays() throws IOException {
    run(PAIR, 1);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path logs = sizes.resolve("logs/Small");
    Path event = Path.of("events.out.tfevents.1.host.1.0.v2");
    Path moved = elsewhere.resolve("Small");
    Files.move(logs, moved);
    Files.createSymbolicLink(logs, moved);
    write(moved.resolve(event));
    run(TINY, 1);
    assertThat(moved.resolve(event)).exists();
    assertThat(logs).isSymbolicLink();
  }

  @Test
  void modelsThatTheSuiteNoLongerHasAreKnownByTheirCheckpoints() throws IOException {
    Trial small = PAIR.trials().get(1);
    run(mine(new Trial("Before", small.hidden(), small.config())), 2);
    sizes = folder.resolve("results/mine");
    assertThat(names("history")).containsExactly("Before-1.csv", "Before.csv");
    run(mine(new Trial("After", small.hidden(), small.config())), 1);
    assertThat(names("history")).containsExactly("After.csv");
    assertThat(names("logs")).containsExactly("After");
    assertThat(names("checkpoints"))
        .containsExactly("After.checkpoint", "Before-1.checkpoint", "Before.checkpoint");
  }

  private static Suite mine(Trial trial) {
    return new Suite("mine", "Mine", List.of(trial), Optional.empty());
  }

  /** The name differs only in case, so on many file systems these are the run's own files. */
  @Test
  void filesOfTheRunStayWhateverTheCaseOfTheirNames() throws IOException {
    run(TINY, 1);
    Path other = write(sizes.resolve("logs/tiny/train/events.out.tfevents.1.host.1.0.v2"));
    write(sizes.resolve("history/tiny.csv"));
    run(TINY, 1);
    assertThat(removed).isEmpty();
    assertThat(other).exists();
  }

  @Test
  void aRunThatIsCancelledRemovesNothing() throws IOException {
    run(PAIR, 2);
    SuiteRunner runner = runner();
    SuiteListener cancelling =
        new SuiteListener() {
          @Override
          public void onReplicateBegin(ReplicateBegin begin) {
            if (begin.replicate().name().equals("Tiny-1")) {
              runner.cancel();
            }
          }

          @Override
          public void onFilesRemoved(List<Path> files) {
            removed.addAll(files);
          }
        };
    assertThat(runner.run(TINY, settings(2).withParallel(1), cancelling).cancelled()).isTrue();
    assertThat(removed).isEmpty();
    assertThat(names("history"))
        .containsExactly("Small-1.csv", "Small.csv", "Tiny-1.csv", "Tiny.csv");
  }

  @Test
  void aRunThatFailsRemovesNothing() throws IOException {
    run(PAIR, 1);
    SuiteListener failing =
        new SuiteListener() {
          @Override
          public void onReplicateBegin(ReplicateBegin begin) {
            throw new IllegalStateException("no more");
          }
        };
    assertThatThrownBy(() -> runner().run(TINY, settings(1), failing)).hasMessage("no more");
    assertThat(names("history")).containsExactly("Small.csv", "Tiny.csv");
    assertThat(names("logs")).containsExactly("Small", "Tiny");
  }

  private void run(Suite suite, int replicates) throws IOException {
    removed.clear();
    runner().run(suite, settings(replicates), listener);
  }

  private static SuiteRunner runner() {
    return SuiteRunner.of(new KnownSources(), new Report());
  }

  private SuiteSettings settings(int replicates) {
    return SuiteSettings.defaults(
            new Folders(
                folder.resolve("results"), folder.resolve("graphs"), folder.resolve("cache")))
        .withData(new DataSettings(new DataSelection.Simulated(), 100, 200).withTestRows(0))
        .withTraining(TrainingSettings.NONE.withEpochs(2))
        .withReplicates(replicates);
  }

  private static Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "mine");
  }

  private List<String> names(String place) throws IOException {
    try (Stream<Path> files = Files.list(sizes.resolve(place))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /**
   * Returns all files except checkpoints; event files by folder, since their names hold the time.
   */
  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(sizes)) {
      return List.copyOf(
          new TreeSet<>(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> file.toString().contains("tfevents") ? file.getParent() : file)
                  .filter(file -> !file.toString().contains("checkpoint"))
                  .map(file -> sizes.relativize(file).toString())
                  .toList()));
    }
  }

  private static final class Report implements StudyWriter {
    @Override
    public List<Path> write(Study study, Path results) throws IOException {
      return StudyReport.write(study, results);
    }

    @Override
    public List<Path> files(List<String> models, List<String> replicates, Path results) {
      return StudyReport.files(models, replicates, results);
    }
  }
}
