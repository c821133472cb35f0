package dev.overfit.suitefile;

import dev.overfit.choice.Kind;
import dev.overfit.choice.Kind.Argument;
import dev.overfit.model.LayerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model in a line, such as {@code dense(128)-dropout(0.3)-dense(128, relu, l2(0.001))}: its
 * hidden layers from left to right by their Keras names in snake case, each with its arguments in
 * order or by name ({@code dropout(rate=0.3)}). A {@code dense} layer without an activation has
 * ELU, as in the tutorial.
 */
public final class ModelLine {
  private ModelLine() {}

  /**
   * Returns the layers of a line.
   *
   * @throws IllegalArgumentException if the line is not a model; its message says where
   */
  public static List<LayerSpec> parse(String line) {
    Problems problems = new Problems();
    Optional<List<LayerSpec>> layers =
        new LayersForm().read(new Place(problems, "layers", Node.plain(line)));
    problems.checkText();
    return layers.orElseThrow();
  }

  /** Returns the line of layers; empty if there are none, or one has a list as an argument. */
  public static Optional<String> of(List<LayerSpec> layers) {
    boolean sayable =
        !layers.isEmpty() && layers.stream().map(Kind::of).allMatch(ModelLine::sayable);
    return sayable
        ? Optional.of(layers.stream().map(ModelLine::call).collect(Collectors.joining("-")))
        : Optional.empty();
  }

  /** Returns whether a line can express a kind. */
  static boolean sayable(Kind<?> kind) {
    return kind.arguments().stream().allMatch(argument -> argument.type() instanceof Class<?>);
  }

  /** Returns the name of a kind in lines. */
  static String name(Kind<?> kind) {
    return kind.snakeName();
  }

  private static String call(Object value) {
    Kind<?> kind = Kind.of(value);
    List<String> arguments = new ArrayList<>();
    int needed = 0;
    for (Argument argument : kind.arguments()) {
      Object of = argument.of(value);
      arguments.add(argument.choice().isPresent() ? call(of) : text(argument, of));
      boolean isDefault =
          argument.defaultValue().isPresent() && KindForm.defaultOf(argument).equals(of);
      needed = isDefault ? needed : arguments.size();
    }
    String said = String.join(", ", arguments.subList(0, needed));
    return needed == 0 ? name(kind) : name(kind) + "(" + said + ")";
  }

  @SuppressWarnings("unchecked")
  private static String text(Argument argument, Object value) {
    Form<Object> form = (Form<Object>) Forms.of(argument.type());
    return form.write(value).scalar().map(Node.Scalar::text).orElseThrow();
  }
}
