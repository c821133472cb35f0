package dev.overfit.suitefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.suite.Folders;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.Suites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests files that were right until somebody's cat walked over the keyboard. */
class MutatedFilesTest {
  private static final int FILES = 2_000;
  private static final Path FILE = Path.of("churn.yaml");
  private static final Pattern TOLD = Pattern.compile("churn\\.yaml:[1-9][0-9]*: \\S.*");

  private static final List<String> TRAPS =
      List.of(
          "&a ",
          "*a",
          "!!int ",
          "{",
          "}",
          "[",
          "]",
          "\t",
          "\0",
          "1e999",
          ".inf",
          "010",
          "~",
          "no",
          "<<: ",
          "---\n",
          "...\n",
          "%YAML 1.1\n",
          "? ",
          "- ",
          ": ",
          "#",
          "\"",
          "'",
          "|\n",
          ">\n",
          "0x10",
          "1:30",
          "2026-11-26",
          "-1",
          "0",
          "99999999999999999999",
          "null",
          "true",
          "\uD800",
          "\u202E",
          ",",
          "-dense(",
          ")",
          "@",
          "`",
          "units",
          "Dense",
          "\r",
          "\uFEFF");

  @Test
  void aFileIsASuiteOrTellsWhatIsWrong() throws IOException {
    List<String> texts = texts();
    Random random = new Random(19);
    int suites = 0;
    for (int i = 0; i < FILES; i++) {
      String text = texts.get(random.nextInt(texts.size()));
      int times = 1 + random.nextInt(4);
      for (int change = 0; change < times; change++) {
        text = mutated(text, random);
      }
      suites += isSuite(text) ? 1 : 0;
    }
    assertThat(suites).as("mutations that are still suites").isBetween(FILES / 20, FILES * 3 / 4);
  }

  private static boolean isSuite(String text) {
    try {
      SuiteFile file = SuiteFile.parse(FILE, text);
      String written = file.text(FILE);
      assertThat(SuiteFile.parse(FILE, written).text(FILE)).as(text).isEqualTo(written);
      return true;
    } catch (SuiteFileException e) {
      assertThat(e.lines()).as(text).isNotEmpty().allMatch(TOLD.asMatchPredicate());
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("neither a suite nor told: " + text, e);
    }
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    SuiteSettings settings = SuiteSettings.defaults(Folders.withCache(Path.of("cache")));
    Suites.all().forEach(suite -> texts.add(SuiteFile.of(suite, settings).text(FILE)));
    for (String example : List.of("subscribers.yaml", "titanic.yaml")) {
      String text = Files.readString(Path.of("src/example", example));
      texts.add(text);
      texts.add(text);
      texts.add(text);
    }
    texts.add("{\"models\": {\"A\": \"dense(8)\"}, \"data\": {\"source\": \"sample\"}}");
    return texts;
  }

  private static String mutated(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(6));
    String trap = TRAPS.get(random.nextInt(TRAPS.size()));
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, at) + text.substring(to);
      case 1 -> text.substring(0, at) + trap + text.substring(at);
      case 2 -> text.substring(0, at) + trap + text.substring(to);
      case 3 -> text.substring(0, at) + (char) (32 + random.nextInt(95)) + text.substring(to);
      case 4 -> lines(text, random);
      default -> random.nextInt(4) == 0 ? text.substring(0, at) : value(text, trap, random);
    };
  }

  /** Doubles, removes or moves a line. */
  private static String lines(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    String line = lines.get(random.nextInt(lines.size()));
    if (random.nextBoolean()) {
      lines.remove(line);
    }
    if (random.nextBoolean()) {
      lines.add(random.nextInt(lines.size() + 1), line);
    }
    return String.join("\n", lines) + "\n";
  }

  /** Puts something else after a colon. */
  private static String value(String text, String trap, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (!lines.isEmpty()) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      int colon = line.indexOf(": ");
      lines.set(at, colon < 0 ? line : line.substring(0, colon + 2) + trap);
    }
    return String.join("\n", lines) + "\n";
  }
}
