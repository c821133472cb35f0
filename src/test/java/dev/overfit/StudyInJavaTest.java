package dev.overfit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that the page on a study in Java shows what {@code .ci/consumer-study} runs. */
class StudyInJavaTest {
  private static final Path PAGE = Path.of("docs/study-in-java.md");
  private static final Path PROJECT = Path.of("src/consumer-study");

  @Test
  void thePageShowsTheFilesThatRun() throws IOException {
    String java = Files.readString(PROJECT.resolve("src/main/java/study/Leavers.java"));
    assertThat(blocks("java")).containsExactly(java);
    assertThat(blocks("xml")).containsExactly(Files.readString(PROJECT.resolve("pom.xml")));
  }

  @Test
  void itsLibrariesAreInTheVersionsOfTheBuild() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    String pom = Files.readString(PROJECT.resolve("pom.xml"));
    for (String library : List.of("jfreechart", "batik", "freemarker")) {
      String version = Pages.find("<" + library + ".version>(.*?)</", build).get(0);
      assertThat(pom).contains("<version>" + version + "</version>");
    }
    String own = Pages.find("<artifactId>overfit</artifactId>\\s*<version>(.*?)</", build).get(0);
    assertThat(pom).contains("<overfit.version>" + own + "</overfit.version>");
  }

  private static List<String> blocks(String language) {
    return Pages.blocks(PAGE).stream()
        .filter(block -> block.language().equals(language))
        .map(Pages.Block::code)
        .toList();
  }
}
