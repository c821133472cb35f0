package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.report.StudyReport;
import dev.overfit.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that obstacles to a run are found before it reads rows, let alone trains. */
class OutputPlacesTest {
  private static final Suite PAIR = Suites.sizes().only(List.of("Tiny", "Small"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "results/sizes/summary.csv",
        "results/sizes/replicates.csv",
        "results/sizes/run.json",
        "results/sizes/report.html",
        "results/sizes/history/Tiny.csv",
        "results/sizes/history/Small-1.csv",
        "results/sizes/plots/comparison.png",
        "results/sizes/plots/features-by-class.svg",
        "results/sizes/checkpoints/Small.checkpoint",
        "results/sizes/checkpoints/Tiny-1.checkpoint"
      })
  void aFolderInAFilesPlace(String place) throws IOException {
    Files.createDirectories(folder.resolve(place));
    assertRefused(folder.resolve(place) + ": expected a file or nothing, found a folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "results",
        "results/sizes",
        "results/sizes/history",
        "results/sizes/plots",
        "results/sizes/checkpoints",
        "results/sizes/logs",
        "results/sizes/logs/Tiny",
        "results/sizes/logs/Tiny-1/train",
        "results/sizes/logs/Small/validation",
        "graphs",
        "graphs/sizes",
        "graphs/sizes/Small"
      })
  void aFileInAFoldersPlace(String place) throws IOException {
    Files.createDirectories(folder.resolve(place).getParent());
    Files.writeString(folder.resolve(place), "mine");
    assertRefused(folder.resolve(place) + ": expected a folder, found a file or a broken link");
    assertThat(folder.resolve(place)).hasContent("mine");
  }

  @Test
  void aVersionAfterWhichThereIsNone() throws IOException {
    Path last = folder.resolve("graphs/sizes/Small/" + Long.MAX_VALUE);
    Files.createDirectories(last);
    assertRefused(last + ": expected a version that another can follow, found the highest that");
  }

  @Test
  void nothingInTheWayLeavesNothingBehind() throws IOException {
    assertThatThrownBy(() -> runner().run(PAIR, settings(), new NoRows()))
        .isInstanceOf(UnusableDataException.class);
    assertThat(folder).isEmptyDirectory();
  }

  private void assertRefused(String message) throws IOException {
    List<String> before = everything();
    assertThatThrownBy(() -> runner().run(PAIR, settings(), new NoRows()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(message);
    assertThat(everything()).isEqualTo(before);
  }

  private List<String> everything() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.map(path -> folder.relativize(path).toString()).sorted().toList();
    }
  }

  /** If there is no obstacle, the run finds no rows. */
  private static SuiteRunner runner() {
    return new SuiteRunner(
        new ScriptedSources(true, 5),
        (replicate, files, listeners) -> {
          throw new AssertionError("trains");
        },
        new Report(),
        (graphs, exported, rows, settings) -> graphs,
        Clock.systemUTC());
  }

  private SuiteSettings settings() {
    return SuiteSettings.defaults(
            new Folders(
                folder.resolve("results"), folder.resolve("graphs"), folder.resolve("cache")))
        .withReplicates(2);
  }

  private static final class NoRows implements SuiteListener {}

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
