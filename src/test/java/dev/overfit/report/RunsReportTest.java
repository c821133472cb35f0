package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overfit.io.FolderCopy;
import dev.overfit.io.FolderLock;
import dev.overfit.study.PastRuns;
import dev.overfit.study.RunsAnalysis;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsReportTest {
  private static final double[] LOW = {0.50, 0.51, 0.52, 0.53, 0.54, 0.55, 0.56, 0.57};
  private static final double[] HIGH = {0.61, 0.62, 0.64, 0.65, 0.66, 0.67, 0.68, 0.69};

  private static Path runs = Path.of("");

  @TempDir Path folder;

  private Path one;
  private Path other;
  private Path page;

  @BeforeAll
  static void writeTwoRuns(@TempDir Path written) throws IOException {
    runs = written;
    StudyReport.write(study(0, "Tiny", HIGH, "Large", HIGH), runs.resolve("one"));
    StudyReport.write(study(100, "Tiny", LOW, "Combined", LOW), runs.resolve("other"));
  }

  @BeforeEach
  void copyThem() throws IOException {
    one = folder.resolve("one");
    other = folder.resolve("other");
    page = folder.resolve("compare");
    FolderCopy.copy(runs.resolve("one"), one);
    FolderCopy.copy(runs.resolve("other"), other);
  }

  private static Study study(long seed, String name, double[] each, String second, double[] more) {
    Map<String, double[]> models = new LinkedHashMap<>();
    models.put(name, each);
    models.put(second, more);
    return PastRuns.seeded(Studies.judged(models), seed);
  }

  private List<Path> write() throws IOException {
    return RunsReport.write(RunsReport.read(List.of(one, other)), page);
  }

  @Test
  void writesTablesProvenancePicturesAndPageAndSaysWhich() throws IOException {
    List<Path> written = write();
    assertThat(written.stream().map(file -> page.relativize(file).toString()))
        .containsExactly(
            "summary.csv",
            "comparisons.csv",
            "run.json",
            "plots/comparison.png",
            "plots/comparison.svg",
            "plots/model-Tiny.png",
            "plots/model-Tiny.svg",
            "report.html");
    assertThat(written).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    assertThat(page.resolve(FolderLock.FILE)).doesNotExist();
  }

  @Test
  void theSameRunsLeaveTheSameFilesToTheByte() throws IOException {
    List<Path> files = write();
    Map<Path, byte[]> first = new LinkedHashMap<>();
    for (Path file : files) {
      first.put(file, Files.readAllBytes(file));
    }
    write();
    first.forEach((file, bytes) -> assertThat(file).hasBinaryContent(bytes));
  }

  @Test
  void tablesNameModelsByTheirRuns() throws IOException {
    write();
    assertThat(Files.readAllLines(page.resolve("summary.csv")))
        .hasSize(5)
        .anyMatch(line -> line.startsWith("one,Large,"))
        .anyMatch(line -> line.startsWith("other,Combined,"))
        .first()
        .asString()
        .startsWith("run,model,parameters,");
    assertThat(Files.readAllLines(page.resolve("comparisons.csv")))
        .hasSize(5)
        .anyMatch(line -> line.startsWith("other/Tiny,one/Tiny,,test,8,"))
        .anyMatch(line -> line.startsWith("other/Combined,one/Large,one/Large,test,8,"));
  }

  @Test
  void runJsonHasRunsModelsAndComparisons() throws IOException {
    write();
    JsonNode run = new ObjectMapper().readTree(page.resolve("run.json").toFile());
    assertThat(run.at("/runs/0/name").asText()).isEqualTo("one");
    assertThat(run.at("/runs/1/models/0/name").asText()).isEqualTo("other/Tiny");
    assertThat(run.at("/runs/1/models/0/seed").asLong()).isEqualTo(100);
    assertThat(run.get("comparisons")).hasSize(4);
    assertThat(run.at("/comparisons/0/verdict").asText()).isEqualTo("real");
    assertThat(run.get("warnings")).isEmpty();
  }

  @Test
  void thePageHoldsAnswerPicturesAndTablesAndNoLinkThatCouldBeDead() throws IOException {
    write();
    String html = Files.readString(page.resolve("report.html"));
    assertThat(html)
        .contains("<h1>one and other side by side</h1>")
        .contains("the lowest mean crossentropy is that of other/")
        .contains("Tiny in one and other")
        .contains("What differs between models of the same name")
        .doesNotContain("Mind what is compared")
        .doesNotContain("<script");
    assertThat(html.replaceAll("href=\"#", "")).doesNotContain("href=");
  }

  @Test
  void whereRowsDifferThePageWarns() throws IOException {
    StudyReport.write(Studies.sizes(true), other);
    write();
    assertThat(page.resolve("report.html"))
        .content()
        .contains("Mind what is compared.")
        .contains("The rows differ, so that there is no verdict")
        .contains("Simulated rows.")
        .contains("(simulated rows)");
    assertThat(Files.readAllLines(page.resolve("comparisons.csv"))).hasSize(1);
  }

  @Test
  void textsOfARunAreEscapedOnThePage() throws IOException {
    Path run = other.resolve("run.json");
    Files.writeString(run, Files.readString(run).replace("\"judged\"", "\"<b>judged</b>\""));
    write();
    assertThat(page.resolve("report.html")).content().doesNotContain("<b>judged");
  }

  @Test
  void picturesOfModelsThatAreNoLongerSharedAreRemoved() throws IOException {
    write();
    StudyReport.write(study(100, "Small", LOW, "Combined", LOW), other);
    write();
    assertThat(page.resolve("plots/model-Tiny.png")).doesNotExist();
    assertThat(page.resolve("plots/comparison.png")).exists();
  }

  @Test
  void anotherThatWritesThereIsNotDisturbed() throws IOException {
    try (FolderLock lock = FolderLock.take(page, Instant.now())) {
      assertThatThrownBy(this::write)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("compare");
      assertThat(lock.stands()).isTrue();
    }
  }

  @Test
  void runsThatAreLockedAreRead() throws IOException {
    try (FolderLock lock = FolderLock.take(one, Instant.now())) {
      assertThat(write()).isNotEmpty();
      assertThat(lock.stands()).isTrue();
    }
  }

  @Test
  void theFolderIsNamedAfterTheRuns() throws IOException {
    RunsAnalysis analysis = RunsReport.read(List.of(one, other));
    assertThat(RunsReport.folder(Path.of("results"), analysis))
        .isEqualTo(Path.of("results/compare/one-and-other"));
    Path again = folder.resolve("x/one");
    FolderCopy.copy(one, again);
    Path named = RunsReport.folder(Path.of("results"), RunsReport.read(List.of(one, again)));
    assertThat(named.getParent()).isEqualTo(Path.of("results/compare"));
  }
}
