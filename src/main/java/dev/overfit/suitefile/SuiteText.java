package dev.overfit.suitefile;

import java.util.Map;
import java.util.Optional;

/**
 * Writes a suite file as text, with a comment for each key, whether it is set or could be.
 *
 * @param form defines the keys
 */
record SuiteText(SuiteForm form) {
  private static final String HEAD =
      "# A study: mvn exec:java -Dsuite=<this file> runs it. What is behind a # is explained and"
          + " not said.\n";
  private static final Map<String, Keys> SECTIONS =
      Map.of(SuiteForm.DATA, DataForm.keys(), SuiteForm.TRAINING, TrainingForm.keys());

  /** Returns the text of the nodes of a file. */
  String of(Node file) {
    StringBuilder text = new StringBuilder(HEAD);
    for (Key key : form.keys().keys()) {
      Optional<Node> value = value(file, key);
      Optional<Keys> section = Optional.ofNullable(SECTIONS.get(key.name()));
      text.append('\n')
          .append(
              section
                  .flatMap(keys -> value.map(said -> section(key, keys, said)))
                  .orElseGet(() -> line(key, value, 0)));
    }
    return text.toString();
  }

  private static String section(Key key, Keys keys, Node value) {
    StringBuilder text = new StringBuilder(comment(key.meaning(), 0) + key.name() + ":\n");
    for (Key each : keys.keys()) {
      text.append(line(each, value(value, each), 2));
    }
    return text.toString();
  }

  private static String line(Key key, Optional<Node> value, int indent) {
    return value
        .map(
            said ->
                comment(key.meaning(), indent)
                    + YamlWriter.entry(
                        key.name(), said, indent, key.name().equals(SuiteForm.MODELS)))
        .orElseGet(() -> comment(key.name() + ": " + key.meaning(), indent));
  }

  private static Optional<Node> value(Node mapping, Key key) {
    return mapping.mapping().flatMap(each -> each.get(key.name())).map(Node.Entry::value);
  }

  private static String comment(String text, int indent) {
    return " ".repeat(indent) + "# " + text + "\n";
  }
}
