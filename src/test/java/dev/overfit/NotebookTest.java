package dev.overfit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks the version in notebooks and scripts, and that they compile; {@code .ci/notebook} runs
 * them.
 */
class NotebookTest {
  private static final Path SCRIPT = Path.of("notebooks/Study.java");
  private static final Pattern DEPENDENCY =
      Pattern.compile("([\\w.-]+):([\\w-]+):(\\$\\{overfit\\.version:[\\w.-]+}|[\\w.]+)(?::\\w+)?");

  @Test
  void theScriptDependsOnWhatTheBuildDoes() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    List<String> asked =
        Files.readAllLines(SCRIPT).stream().filter(line -> line.startsWith("//DEPS ")).toList();
    List<String> artifacts =
        DEPENDENCY
            .matcher(String.join("\n", asked))
            .results()
            .map(found -> found.group(2))
            .toList();
    assertThat(artifacts)
        .containsExactlyInAnyOrder(
            Stream.concat(
                    Stream.of("overfit", "overfit"),
                    Pattern.compile(
                            "<artifactId>([^<]*)</artifactId>\\s*<version>[^<]*</version>\\s*<optional>")
                        .matcher(pom)
                        .results()
                        .map(found -> found.group(1)))
                .toArray(String[]::new));
    DEPENDENCY
        .matcher(String.join("\n", asked))
        .results()
        .filter(found -> !found.group(2).equals("overfit"))
        .forEach(
            found ->
                assertThat(pom)
                    .contains(".version>" + found.group(3) + "</")
                    .contains("<groupId>" + found.group(1) + "</groupId>"));
  }

  @Test
  void theScriptCompiles(@TempDir Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int code =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-Xlint:all",
            "-Werror",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString(),
            SCRIPT.toString());
    assertThat(code).isZero();
    assertThat(classes.resolve("Study.class")).exists();
  }

  @Test
  void theNotebookHoldsNoOutputsAndIsOfTheJavaKernel() throws IOException {
    JsonNode notebook = new ObjectMapper().readTree(Path.of("notebooks/study.ipynb").toFile());
    assertThat(notebook.at("/metadata/kernelspec/name").asText()).isEqualTo("java");
    assertThat(notebook.get("cells").findValues("outputs"))
        .hasSizeGreaterThan(3)
        .allMatch(JsonNode::isEmpty);
    String code =
        notebook.get("cells").findValues("source").stream()
            .flatMap(source -> Stream.of(source.toString()))
            .collect(Collectors.joining());
    assertThat(code).contains("display(", "Predictor.load(");
  }
}
