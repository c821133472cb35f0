package dev.overfit.suitefile;

import dev.overfit.choice.Constants;
import dev.overfit.choice.Kind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the form of a type: a closed choice, a record, or what they are made of. */
final class Forms {
  private static final Map<Type, Supplier<Form<?>>> PLAIN =
      Map.of(
          int.class, ScalarForm::integer,
          long.class, ScalarForm::whole,
          double.class, ScalarForm::real,
          Double.class, ScalarForm::real,
          boolean.class, ScalarForm::flag,
          String.class, ScalarForm::text);

  private Forms() {}

  /**
   * Returns the form of a type.
   *
   * @throws IllegalArgumentException if files have no such type
   */
  static Form<?> of(Type type) {
    if (PLAIN.containsKey(type)) {
      return PLAIN.get(type).get();
    }
    if (type instanceof ParameterizedType generic) {
      Form<?> parameter = of(generic.getActualTypeArguments()[0]);
      return generic.getRawType() == List.class
          ? new ListForm<>(parameter)
          : optional(generic, parameter);
    }
    Class<?> other = (Class<?>) type;
    if (!Constants.of(other).isEmpty()) {
      return ScalarForm.word(other);
    }
    return other.isSealed() ? ChoiceForm.of(other) : KindForm.of(Kind.ofRecord(other));
  }

  private static Form<?> optional(ParameterizedType generic, Form<?> parameter) {
    if (generic.getRawType() != Optional.class) {
      throw new IllegalArgumentException("type: expected one that files know, received " + generic);
    }
    return new OptionalForm<>(parameter);
  }
}
