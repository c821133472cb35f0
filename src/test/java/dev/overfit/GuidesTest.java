package dev.overfit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.ArchitectureTest.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contributors' pages: what they draw is true, and what they name exists. */
class GuidesTest {
  private static final Path ARCHITECTURE = Path.of("ARCHITECTURE.md");

  /** Inline code and link targets, except links to other sites and to places in the page itself. */
  private static final Pattern NAMED =
      Pattern.compile("`([^`\n]+)`|\\]\\((?!https?:|#)([^)#]+)(?:#[^)]*)?\\)");

  /** A block of code, which is not searched for names. */
  private static final Pattern BLOCK = Pattern.compile("```.*?```", Pattern.DOTALL);

  /** A camel-case name of at least two words, as classes have. */
  private static final Pattern CLASS = Pattern.compile("^[A-Z]+[a-z0-9]+(?:[A-Z][a-z0-9]*)+\\b");

  private static final Pattern FILE =
      Pattern.compile(
          "(?:[\\w.-]+/)*[\\w.-]+\\.(?:sh|py|mjs|java|xml|md|ya?ml|ipynb|ftlh)"
              + "|(?:src|\\.ci|\\.github|\\.mvn|docs|notebooks|graphs|results/reference)(?:/[\\w.-]+)*/?");

  @Test
  void thePictureOfThePackagesIsTheTables() throws IOException {
    assertThat(Files.readString(ARCHITECTURE)).contains(picture(ArchitectureTest.TABLE));
  }

  @Test
  void thePictureLeavesOutWhatOthersLeadTo() {
    List<Row> table =
        List.of(
            new Row("low", 1, List.of(), List.of()),
            new Row("mid.part", 1, List.of("low"), List.of()),
            new Row("high", 1, List.of("mid.part", "low"), List.of()));
    assertThat(picture(table))
        .isEqualTo(
            """
            ```mermaid
            flowchart TD
              high["high"] --> mid_part
              low["low"]
              mid_part["mid.part"] --> low
            ```
            """);
  }

  @Test
  void everyPackageIsDescribed() throws IOException {
    String page = Files.readString(ARCHITECTURE);
    assertThat(ArchitectureTest.TABLE)
        .allSatisfy(row -> assertThat(page).contains("\n| `" + row + "` |"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "docs/notebooks.md"})
  void whatIsNamedIsThere(String page) throws IOException {
    String text = Files.readString(Path.of(page));
    assertThat(text).containsPattern(NAMED);
    assertThat(missing(text)).isEmpty();
  }

  @Test
  void whatIsNotThereIsFound(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("page.md");
    Files.writeString(
        page,
        """
        `GuidesTest`, `Suites.all()`, `.ci/run`, `study.sh`, [there](src/test/cases.sh#top), `mvn test`, `Tiny`;
        `GoneTest`, `GoneClass.now()`, `.ci/gone`, `gone.sh`, [not there](src/gone.md)
        """);
    assertThat(missing(Files.readString(page)))
        .containsExactly(".ci/gone", "GoneClass", "GoneTest", "gone.sh", "src/gone.md");
  }

  /** Draws the table's packages, each with those it uses but does not reach through others. */
  private static String picture(List<Row> table) {
    Map<String, Set<String>> reached = new HashMap<>();
    table.forEach(row -> reach(row.name(), table, reached));
    return table.stream()
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .map(row -> "  " + node(row.name()) + "[\"" + row.name() + "\"]" + arrows(row, reached))
        .collect(Collectors.joining("\n", "```mermaid\nflowchart TD\n", "\n```\n"));
  }

  private static Set<String> reach(String name, List<Row> table, Map<String, Set<String>> reached) {
    Set<String> known = reached.get(name);
    if (known != null) {
      return known;
    }
    Set<String> all = new TreeSet<>();
    table.stream()
        .filter(row -> row.name().equals(name))
        .flatMap(row -> row.own().stream())
        .forEach(
            used -> {
              all.add(used);
              all.addAll(reach(used, table, reached));
            });
    reached.put(name, all);
    return all;
  }

  private static String arrows(Row row, Map<String, Set<String>> reached) {
    String drawn =
        row.own().stream()
            .filter(
                used ->
                    row.own().stream()
                        .noneMatch(other -> reached.getOrDefault(other, Set.of()).contains(used)))
            .sorted()
            .map(GuidesTest::node)
            .collect(Collectors.joining(" & "));
    return drawn.isEmpty() ? "" : " --> " + drawn;
  }

  private static String node(String name) {
    return name.replace('.', '_');
  }

  /** Returns what a page names like a class or a file although there is no such class or file. */
  private static List<String> missing(String page) throws IOException {
    List<Path> files = files();
    Set<String> names =
        files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    return NAMED
        .matcher(BLOCK.matcher(page).replaceAll(""))
        .results()
        .flatMap(found -> named(found).stream())
        .filter(
            name ->
                CLASS.matcher(name).matches()
                    ? !names.contains(name + ".java")
                    : !Files.exists(Path.of(name)) && !names.contains(name))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> named(MatchResult found) {
    if (found.group(2) != null) {
      return List.of(found.group(2).replaceFirst("^\\.\\./", ""));
    }
    return Stream.of(found.group(1).split(" ", -1))
        .flatMap(
            word ->
                FILE.matcher(word).matches()
                    ? Stream.of(word)
                    : CLASS.matcher(word).results().map(MatchResult::group))
        .toList();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> tree = Files.walk(Path.of("src"));
        Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(tree.filter(Files::isRegularFile), docs).toList();
    }
  }
}
