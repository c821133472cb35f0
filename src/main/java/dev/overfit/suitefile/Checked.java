package dev.overfit.suitefile;

import dev.overfit.choice.Kind;
import dev.overfit.choice.Kind.Argument;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes values that check themselves; rejections are recorded at the place of the argument. */
final class Checked {
  private static final String SEPARATOR = ": ";

  private Checked() {}

  /** Returns a value of a kind; empty if the kind rejects its arguments. */
  static <T> Optional<T> make(Kind<T> kind, List<?> values, Place place) {
    return get(() -> kind.make(values), component -> key(kind, component), place);
  }

  private static Optional<String> key(Kind<?> kind, String component) {
    return kind.arguments().stream()
        .filter(argument -> argument.component().equals(component))
        .map(Argument::name)
        .findFirst();
  }

  /**
   * Returns a value; empty if it is rejected.
   *
   * @param keys maps the Java names in messages to keys; empty if a name has no key
   */
  static <T> Optional<T> get(
      Supplier<T> value, Function<String, Optional<String>> keys, Place place) {
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException e) {
      note(String.valueOf(e.getMessage()), keys, place);
      return Optional.empty();
    }
  }

  /** Restores the file's spelling of a received number, which Java formats in its own way. */
  private static String asSpelt(String message, Node node) {
    return node.scalar()
        .filter(scalar -> NumberText.isNumber(scalar.text()))
        .map(scalar -> message.replaceFirst("received [-0-9.,Ee]+$", "received " + scalar.text()))
        .orElse(message);
  }

  /** Records a rejection, whose message has the argument's Java name first or after another. */
  private static void note(String message, Function<String, Optional<String>> keys, Place place) {
    String rest = message;
    while (rest.contains(SEPARATOR)) {
      Optional<String> key = keys.apply(rest.substring(0, rest.indexOf(SEPARATOR)));
      rest = rest.substring(rest.indexOf(SEPARATOR) + SEPARATOR.length());
      if (key.isPresent()) {
        Place at = place.at(key.get());
        at.problem(asSpelt(rest, at.node()));
        return;
      }
    }
    place.problem(message);
  }
}
