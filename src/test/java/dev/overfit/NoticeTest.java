package dev.overfit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the artifact carries its license, the data's, and a list of its dependencies. */
class NoticeTest {
  private static final Pattern LINE = Pattern.compile("  [\\w.-]+:[\\w.-]+ .*");

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
  void theNoticeHasALineForEachLibraryOfTheBillOfMaterials() throws IOException {
    Path bill = Path.of("target/bom.json");
    assertThat(bill).as("made by mvn generate-test-resources").exists();
    SortedSet<String> lines = new TreeSet<>();
    for (JsonNode library : new ObjectMapper().readTree(bill.toFile()).get("components")) {
      lines.add(line(library));
    }
    assertThat(lines).hasSizeGreaterThan(20).anyMatch(line -> line.contains("picocli *"));
    List<String> listed =
        Files.readAllLines(Path.of("NOTICE")).stream().filter(LINE.asMatchPredicate()).toList();
    assertThat(listed)
        .as(
            "NOTICE: expected a line for each library of %s and no other; if the licences are such"
                + " as this project may use, put these in their place:%n%s%n",
            bill, String.join("\n", lines))
        .containsExactlyElementsOf(lines);
  }

  /** Formats a line: a star marks what only the command needs, "or" separates licenses. */
  private static String line(JsonNode library) {
    String name = library.get("group").asText() + ":" + library.get("name").asText();
    boolean optional = library.path("scope").asText().equals("optional");
    String licences =
        StreamSupport.stream(library.path("licenses").spliterator(), false)
            .map(each -> each.path("license"))
            .map(each -> each.path("id").asText(each.path("name").asText("none said")))
            .collect(Collectors.joining(" or "));
    return String.format(Locale.ROOT, "  %-52s %s", name + (optional ? " *" : ""), licences);
  }
}
