package dev.overfit.suitefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The table of broken files, {@code broken.txt}. */
final class BrokenFiles {
  private BrokenFiles() {}

  /**
   * A broken file.
   *
   * @param what what is wrong, in words
   * @param ofForm whether its form is wrong, which a schema can tell; false if only its meaning is
   *     wrong, or if some YAML takes its spelling for something else than a schema sees
   * @param text the content of the file
   * @param expected the lines of the error
   */
  record Broken(String what, boolean ofForm, String text, List<String> expected) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Broken> all() {
    return Stream.of(resource().split("(?m)^=== ", -1)).skip(1).map(BrokenFiles::of).toList();
  }

  private static Broken of(String block) {
    String head = block.lines().findFirst().orElseThrow();
    String rest = block.substring(head.length() + 1);
    int told = rest.indexOf("--- told\n");
    String text = told < 0 ? rest : rest.substring(0, told);
    String lines = told < 0 ? "" : rest.substring(told + "--- told\n".length());
    String[] words = head.split(" \\| ", -1);
    return new Broken(words[0], words[1].equals("form"), text, lines.lines().toList());
  }

  private static String resource() {
    try (InputStream in = BrokenFiles.class.getResourceAsStream("broken.txt")) {
      if (in == null) {
        throw new IllegalStateException("broken.txt: expected beside the test classes");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
