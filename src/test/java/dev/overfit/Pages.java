package dev.overfit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documentation: README.md and the pages that docs/README.md lists, in that order. */
public final class Pages {
  /** The page that lists the others. */
  public static final Path INDEX = Path.of("docs/README.md");

  /** The page with the table of options. */
  public static final Path OPTIONS = Path.of("docs/options.md");

  private static final Pattern LISTED = Pattern.compile("]\\(([\\w-]+\\.md)\\)");
  private static final Pattern BLOCK =
      Pattern.compile(
          "^(?:<!-- ((?:not run: |run by )[^\n]+?) -->\n)?```(\\w*)\n(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  private Pages() {}

  /**
   * A block of code.
   *
   * @param page the page it is on
   * @param language the language that its fence names, or nothing
   * @param code its lines, each with its line end
   * @param mark why it does not run, or what runs it
   */
  public record Block(Path page, String language, String code, Optional<String> mark) {}

  /** Returns all pages. */
  public static List<Path> all() {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), INDEX));
    Matcher listed = LISTED.matcher(text(INDEX));
    while (listed.find()) {
      pages.add(INDEX.resolveSibling(listed.group(1)));
    }
    return List.copyOf(pages);
  }

  /** Returns the text of a page. */
  public static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Returns all blocks of a page, in order. */
  public static List<Block> blocks(Path page) {
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text(page));
    while (block.find()) {
      blocks.add(
          new Block(page, block.group(2), block.group(3), Optional.ofNullable(block.group(1))));
    }
    return blocks;
  }

  /** Returns each match of a pattern's first group; a dot matches line ends, too. */
  public static List<String> find(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
