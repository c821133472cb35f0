package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.study.Outcome;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReportTest {
  @TempDir Path folder;

  @Test
  void writesTablesProvenancePicturesAndPageAndSaysWhich() throws IOException {
    Path study = folder.resolve("results").resolve("sizes");
    List<Path> written = StudyReport.write(Studies.sizes(false), study);
    assertThat(written.stream().map(file -> study.relativize(file).toString()))
        .startsWith(
            "history/Tiny.csv",
            "history/Small.csv",
            "history/Medium.csv",
            "history/Large.csv",
            "summary.csv",
            "replicates.csv",
            "comparisons.csv",
            "run.json",
            "plots/comparison.png",
            "plots/comparison.svg")
        .endsWith("plots/features-by-class.svg", "report.html");
    assertThat(written).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    assertThat(filesIn(study)).containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void theFilesAreKnownBeforeThereIsAStudy() throws IOException {
    for (Study study :
        List.of(Studies.sizes(false), Studies.replicated(Studies.regularizers(false), 2))) {
      List<String> models = study.outcomes().stream().map(Outcome::name).toList();
      List<String> replicates = study.replicates().stream().map(ReplicateResult::name).toList();
      Path results = folder.resolve(study.suite());
      assertThat(StudyReport.files(models, replicates, results))
          .containsAll(StudyReport.write(study, results))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void writesOverAnEarlierReportAndLeavesOtherFilesAlone() throws IOException {
    Files.writeString(folder.resolve("summary.csv"), "old");
    Files.writeString(folder.resolve("notes.txt"), "mine");
    StudyReport.write(Studies.sizes(false), folder);
    assertThat(folder.resolve("summary.csv")).content().startsWith("model,parameters,");
    assertThat(folder.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void sameStudyLeavesTheSameTablesToTheByte() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    StudyReport.write(Studies.sizes(false), one);
    StudyReport.write(Studies.sizes(false), two);
    for (String name : List.of("history/Large.csv", "summary.csv", "comparisons.csv", "run.json")) {
      assertThat(one.resolve(name)).hasSameBinaryContentAs(two.resolve(name));
    }
  }

  @Test
  void aFileInTheWayOfTheFolderIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");
    assertThatThrownBy(() -> StudyReport.write(Studies.sizes(false), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + ": expected a folder for the results, found a file");
    assertThatThrownBy(() -> StudyReport.write(Studies.sizes(false), file.resolve("sizes")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file.resolve("sizes") + ": the folder for the results");
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }
}
