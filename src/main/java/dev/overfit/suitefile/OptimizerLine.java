package dev.overfit.suitefile;

import dev.overfit.choice.Kind;
import dev.overfit.choice.Spelling;
import dev.overfit.optimizer.Optimizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An optimizer in a line, such as {@code adam}, {@code sgd(0.1)} or {@code adamw(0.001,
 * weight_decay=0.1)}: by its Keras name, in any case, with Keras defaults for what is left out.
 */
public final class OptimizerLine {
  private OptimizerLine() {}

  /**
   * Returns the optimizer of a line.
   *
   * @throws IllegalArgumentException if the line is not an optimizer; its message says what is
   *     wrong
   */
  public static Optimizer parse(String line) {
    Problems problems = new Problems();
    Place place = new Place(problems, "optimizer", Node.plain(line.strip()));
    Optional<Optimizer> optimizer =
        kind(place)
            .flatMap(kind -> LineNodes.of(place, kind, arguments(line.strip())))
            .flatMap(node -> ChoiceForm.of(Optimizer.class).read(place.with(node)));
    problems.checkText();
    return optimizer.orElseThrow();
  }

  private static Optional<Kind<Optimizer>> kind(Place place) {
    String name =
        place.node().scalar().map(each -> each.text().replaceFirst("[(\\s].*", "")).orElse("");
    List<Kind<Optimizer>> kinds = Kind.of(Optimizer.class);
    Optional<Kind<Optimizer>> found =
        kinds.stream().filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst();
    if (found.isEmpty()) {
      List<String> names =
          kinds.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
      place.expected(
          ScalarForm.alternatives(names) + ", perhaps with arguments, such as sgd(0.1)",
          Spelling.hint(name, names));
    }
    return found;
  }

  /** Returns the line from its parenthesis on; empty if there is none. */
  private static String arguments(String line) {
    return line.replaceFirst("^[^(\\s]*", "");
  }
}
