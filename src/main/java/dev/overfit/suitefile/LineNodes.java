package dev.overfit.suitefile;

import dev.overfit.choice.Default;
import dev.overfit.choice.Kind;
import dev.overfit.choice.Kind.Argument;
import dev.overfit.choice.Spelling;
import dev.overfit.model.LayerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a {@link ModelLine} into the nodes that a file has for the same layers written in full. */
final class LineNodes {
  /** Thrown if something else is expected at some place; its message is for people. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message);
    }
  }

  private static final String EXAMPLE = "dense(64)-dropout(0.5)-dense(64)";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern VALUE = Pattern.compile("[^,()=]*[^,()=\\s]");
  private static final Pattern NAMED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*=");

  private final String text;
  private final int line;
  private int at;

  private LineNodes(String text, int line) {
    this.text = text;
    this.line = line;
  }

  /** Returns a list of layers; empty if the text at the place is not a model, which is recorded. */
  static Optional<Node> of(Place place, Node.Scalar scalar) {
    try {
      return Optional.of(new LineNodes(scalar.text(), scalar.line()).layers());
    } catch (Refusal e) {
      return place.problem(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns a kind with its arguments; empty if the text is something else, which is recorded.
   *
   * @param arguments the arguments in parentheses; empty for none
   */
  static Optional<Node> of(Place place, Kind<?> kind, String arguments) {
    LineNodes nodes = new LineNodes(arguments, place.node().line());
    try {
      Node node = nodes.call(kind);
      nodes.checkEnd("'(' and arguments, or the end");
      return Optional.of(node);
    } catch (Refusal e) {
      return place.problem(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the kinds of layers that a line can express. */
  static List<Kind<?>> kinds() {
    return sayable(LayerSpec.class);
  }

  private static <T> List<Kind<?>> sayable(Class<T> choice) {
    return Kind.of(choice).stream().filter(ModelLine::sayable).<Kind<?>>map(kind -> kind).toList();
  }

  private Node layers() throws Refusal {
    List<Node> layers = new ArrayList<>();
    do {
      layers.add(call(kinds()));
    } while (taken('-'));
    checkEnd("'-' and a further layer, or the end");
    return new Node.Listing(line, layers);
  }

  private void checkEnd(String what) throws Refusal {
    if (at < text.length()) {
      throw expected(what);
    }
  }

  private Node call(List<Kind<?>> kinds) throws Refusal {
    String name = next(NAME).orElseThrow(() -> expected("a layer, as in " + EXAMPLE)).group();
    return call(find(kinds, name).orElseThrow(() -> unknown(kinds, name)));
  }

  private Node call(Kind<?> kind) throws Refusal {
    List<Node.Entry> said = taken('(') ? arguments(kind) : new ArrayList<>();
    addDefaults(kind, said);
    return new Node.Mapping(
        line, List.of(new Node.Entry(ChoiceForm.name(kind), line, new Node.Mapping(line, said))));
  }

  private static Optional<Kind<?>> find(List<Kind<?>> kinds, String name) {
    return kinds.stream().filter(kind -> ModelLine.name(kind).equals(name)).findFirst();
  }

  private static Refusal unknown(List<Kind<?>> kinds, String name) {
    List<String> names = kinds.stream().map(ModelLine::name).toList();
    return new Refusal(
        "expected "
            + ScalarForm.alternatives(names)
            + ", received '"
            + name
            + "'"
            + Spelling.hint(name, names));
  }

  private List<Node.Entry> arguments(Kind<?> kind) throws Refusal {
    List<Node.Entry> said = new ArrayList<>();
    if (taken(')')) {
      return said;
    }
    do {
      Argument argument = argument(kind, said.size());
      if (said.stream().anyMatch(entry -> entry.key().equals(argument.name()))) {
        throw new Refusal(ModelLine.name(kind) + ": expected " + argument.name() + " once");
      }
      said.add(new Node.Entry(argument.name(), line, value(argument)));
    } while (taken(','));
    if (!taken(')')) {
      throw expected("',' or ')'");
    }
    return said;
  }

  private Argument argument(Kind<?> kind, int index) throws Refusal {
    List<Argument> arguments = kind.arguments();
    List<String> names = arguments.stream().map(Argument::name).toList();
    Optional<String> name = next(NAMED).map(matcher -> matcher.group(1));
    int found = name.map(names::indexOf).orElse(index);
    if (found < 0 || found >= arguments.size()) {
      throw new Refusal(
          ModelLine.name(kind)
              + ": expected "
              + (names.isEmpty() ? "no argument" : "no more than " + String.join(", ", names))
              + ", received "
              + name.map(each -> "'" + each + "'" + Spelling.hint(each, names)).orElse("one more"));
    }
    return arguments.get(found);
  }

  private Node value(Argument argument) throws Refusal {
    int start = at;
    String value = next(VALUE).orElseThrow(() -> expected("a value")).group();
    List<Kind<?>> kinds =
        argument.choice().<List<Kind<?>>>map(LineNodes::sayable).orElse(List.of());
    if (find(kinds, value).isEmpty() && !(at < text.length() && text.charAt(at) == '(')) {
      return new Node.Scalar(line, value, true);
    }
    at = start;
    return call(kinds);
  }

  private void addDefaults(Kind<?> kind, List<Node.Entry> said) {
    for (Argument argument : kind.arguments()) {
      Optional<Default> value = argument.defaultValue().filter(Default::inLine);
      if (value.isPresent()
          && said.stream().noneMatch(entry -> entry.key().equals(argument.name()))) {
        said.add(
            new Node.Entry(
                argument.name(), line, new Node.Scalar(line, value.get().value(), true)));
      }
    }
  }

  private Optional<Matcher> next(Pattern pattern) {
    skipSpace();
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    at = matcher.end();
    skipSpace();
    return Optional.of(matcher);
  }

  private boolean taken(char sign) {
    skipSpace();
    boolean there = at < text.length() && text.charAt(at) == sign;
    at += there ? 1 : 0;
    return there;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Refusal expected(String what) {
    String rest = text.substring(at);
    String received = rest.isEmpty() ? "the end" : "'" + rest + "'";
    return new Refusal("expected " + what + ", received " + received + " in '" + text + "'");
  }
}
