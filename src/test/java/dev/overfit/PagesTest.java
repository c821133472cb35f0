package dev.overfit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.Pages.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the pages of the documentation: all are listed, links lead somewhere, and blocks run. */
class PagesTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)|<img src=\"([^\"]+)\"");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
  private static final Pattern FENCED =
      Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** Other files that link to pages or lead people to them. */
  private static final List<Path> BESIDE =
      List.of(
          Path.of("ARCHITECTURE.md"),
          Path.of("CHANGELOG.md"),
          Path.of("CONTRIBUTING.md"),
          Path.of("SECURITY.md"),
          Path.of("graphs/README.md"),
          Path.of("src/example/README.md"),
          Path.of("results/reference/tutorial.md"));

  @Test
  void theIndexListsEveryPageOnce() throws IOException {
    try (Stream<Path> docs = Files.list(Pages.INDEX.getParent())) {
      List<Path> pages = docs.filter(page -> page.toString().endsWith(".md")).toList();
      assertThat(Pages.all().subList(1, Pages.all().size()))
          .containsExactlyInAnyOrderElementsOf(pages);
    }
  }

  @Test
  void everyLinkLeadsToAFileAndAHeading() {
    List<String> dead = new ArrayList<>();
    Stream.concat(Pages.all().stream(), BESIDE.stream())
        .forEach(page -> links(page).filter(link -> isDead(page, link)).forEach(dead::add));
    assertThat(dead).isEmpty();
  }

  /** A block that {@code .ci/docs} does not run has a test or says why it does not run. */
  @Test
  void everyBlockIsOfAKindThatRuns() {
    Set<String> run = Set.of("sh", "console", "python");
    Set<String> held = Set.of("java", "yaml", "xml", "text");
    List<Block> others =
        Pages.all().stream()
            .flatMap(page -> Pages.blocks(page).stream())
            .filter(block -> block.mark().isEmpty())
            .filter(block -> !run.contains(block.language()) && !held.contains(block.language()))
            .toList();
    assertThat(others).isEmpty();
  }

  @Test
  void noFenceIsLeftOutOfTheBlocks() {
    for (Path page : Pages.all()) {
      long fences = Pages.text(page).lines().filter(line -> line.startsWith("```")).count();
      assertThat(Pages.blocks(page)).as(page.toString()).hasSize(Math.toIntExact(fences / 2));
    }
  }

  @Test
  void aBlockThatAnotherCheckRunsNamesACheckThatIsThere() {
    List<Block> marked =
        Pages.all().stream()
            .flatMap(page -> Pages.blocks(page).stream())
            .filter(block -> block.mark().orElse("").startsWith("run by "))
            .toList();
    assertThat(marked)
        .isNotEmpty()
        .allSatisfy(
            block -> {
              String check = block.mark().orElseThrow().split("[ ,]+", -1)[2];
              assertThat(Path.of(check)).isExecutable();
              assertThat(".ci/run\n" + Pages.text(Path.of(".ci/run"))).contains(check + "\n");
            });
  }

  private static Stream<String> links(Path page) {
    String text = FENCED.matcher(Pages.text(page)).replaceAll("").replaceAll("`[^`]*`", "");
    return LINK.matcher(text)
        .results()
        .map(PagesTest::target)
        .filter(link -> !link.startsWith("http"));
  }

  private static String target(MatchResult link) {
    return link.group(1) == null ? link.group(2) : link.group(1);
  }

  private static boolean isDead(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return !Files.exists(file) || (parts.length == 2 && !anchors(file).contains(parts[1]));
  }

  /** Returns the anchors that GitHub makes of a page's headings. */
  private static Set<String> anchors(Path page) {
    Set<String> anchors = new HashSet<>();
    HEADING
        .matcher(FENCED.matcher(Pages.text(page)).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }
}
