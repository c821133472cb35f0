package dev.overfit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on a study in Java shows the project that {@code .ci/consumer-study} runs. */
class StudyInJavaTest {
  private static final Path PROJECT = Path.of("src/consumer-study");

  @Test
  void thePageShowsTheFilesThatRun() throws IOException {
    String page = Files.readString(Path.of("docs/study-in-java.md"));
    String java = Files.readString(PROJECT.resolve("src/main/java/study/Leavers.java"));
    assertThat(blocks("java", page)).containsExactly(java);
    assertThat(blocks("xml", page)).containsExactly(Files.readString(PROJECT.resolve("pom.xml")));
  }

  @Test
  void itsLibrariesAreInTheVersionsOfTheBuild() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    String pom = Files.readString(PROJECT.resolve("pom.xml"));
    for (String library : List.of("jfreechart", "batik", "freemarker")) {
      String version = find("<" + library + ".version>(.*?)</", build).get(0);
      assertThat(pom).contains("<version>" + version + "</version>");
    }
    String own = find("<artifactId>overfit</artifactId>\\s*<version>(.*?)</", build).get(0);
    assertThat(pom).contains("<overfit.version>" + own + "</overfit.version>");
  }

  private static List<String> blocks(String language, String page) {
    return find("```" + language + "\n(.*?)```", page);
  }

  private static List<String> find(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
