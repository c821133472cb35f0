package dev.overfit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has the artifact has its licence, the data's, and what it depends on. */
class NoticeTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>.*?<artifactId>(.*?)</artifactId>(.*?)</dependency>", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(strings = {"LICENSE", "NOTICE"})
  void theArtifactHoldsTheFile(String name) throws IOException {
    Path classes = Path.of("target/classes/META-INF").resolve(name);
    assertThat(classes).hasSameTextualContentAs(Path.of(name));
  }

  @Test
  void theNoticeSaysWhoseDataLieInside() throws IOException {
    String notice = Files.readString(Path.of("NOTICE"));
    try (InputStream sample =
        Objects.requireNonNull(
            NoticeTest.class.getResourceAsStream("/dev/overfit/data/csv/HIGGS-15k.txt"))) {
      String said = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
      for (String part :
          List.of(
              "P. Baldi, P. Sadowski, D. Whiteson",
              "https://doi.org/10.1038/ncomms5308",
              "https://creativecommons.org/licenses/by/4.0/")) {
        assertThat(notice).contains(part);
        assertThat(said).contains(part);
      }
    }
  }

  @Test
  void theNoticeNamesEachLibraryThatTheArtifactNeeds() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String dependencies =
        pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>"));
    List<String> needed =
        DEPENDENCY
            .matcher(dependencies)
            .results()
            .filter(found -> !found.group(2).contains("<scope>test</scope>"))
            .map(found -> found.group(1))
            .toList();
    assertThat(needed).hasSizeGreaterThan(10).contains("jna", "picocli");
    String notice = Files.readString(Path.of("NOTICE"));
    assertThat(needed).allSatisfy(name -> assertThat(notice).containsPattern("\\b" + name + "\\b"));
  }
}
