package dev.overfit.choice;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A kind of a closed choice, described by its record: its name is that of the class, its arguments
 * are the components in snake case, unless {@link KerasName} says otherwise. A component that is
 * itself a record is replaced by its arguments, like those of Adam in AdamW.
 *
 * @param <T> the closed choice
 */
public final class Kind<T> {
  private final Class<T> choice;
  private final Class<? extends T> type;

  private Kind(Class<T> choice, Class<? extends T> type) {
    this.choice = choice;
    this.type = type;
  }

  /**
   * Returns the kinds of a closed choice, in the order in which it permits them.
   *
   * @throws IllegalArgumentException if the type is not sealed, or a kind is not a record
   */
  public static <T> List<Kind<T>> of(Class<T> choice) {
    if (!choice.isSealed()) {
      throw new IllegalArgumentException("choice: expected a sealed type, received " + choice);
    }
    return Arrays.stream(choice.getPermittedSubclasses())
        .map(type -> new Kind<>(choice, record(type).<T>asSubclass(choice)))
        .toList();
  }

  /**
   * Returns the kind of a value.
   *
   * @throws IllegalArgumentException if the value is not of a closed choice
   */
  public static Kind<?> of(Object value) {
    return Arrays.stream(value.getClass().getInterfaces())
        .filter(choice -> choice.isSealed() && value.getClass().isRecord())
        .<Kind<?>>map(choice -> ofChoice(choice, value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "value: expected one of a closed choice, received " + value));
  }

  /**
   * Returns a record as the only kind of its choice, such as the settings of a training.
   *
   * @throws IllegalArgumentException if the type is not a record
   */
  public static <T> Kind<T> ofRecord(Class<T> type) {
    return new Kind<>(type, record(type).asSubclass(type));
  }

  private static <T> Kind<T> ofChoice(Class<T> choice, Object value) {
    return new Kind<>(choice, record(value.getClass()).asSubclass(choice));
  }

  private static Class<?> record(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException("kind: expected a record, received " + type);
    }
    return type;
  }

  /** Returns the name of the kind, such as {@code InverseTimeDecay}. */
  public String name() {
    return keras(type.getAnnotation(KerasName.class)).orElse(type.getSimpleName());
  }

  /** Returns the name in snake case, such as {@code inverse_time_decay}. */
  public String snakeName() {
    return snakeCase(name());
  }

  /** The class of the kind. */
  public Class<? extends T> type() {
    return type;
  }

  /** Returns whether a value is of this kind. */
  public boolean isOf(Object value) {
    return type.isInstance(value);
  }

  /** Returns whether Keras has the choice, so that its names are those of Keras. */
  public boolean isOfKeras() {
    return choice.isAnnotationPresent(KerasName.class);
  }

  /** Returns whether the only argument represents the kind in files. */
  public boolean isByValue() {
    return type.isAnnotationPresent(ByValue.class);
  }

  /**
   * Returns the module of the choice in Keras, such as {@code keras.layers}.
   *
   * @throws IllegalStateException if Keras has no such choice
   */
  public String module() {
    return keras(choice.getAnnotation(KerasName.class))
        .orElseThrow(
            () -> new IllegalStateException(choice.getName() + ": expected a module of Keras"));
  }

  /** Returns the arguments of the kind, in order. */
  public List<Argument> arguments() {
    return arguments(type, value -> value);
  }

  private static List<Argument> arguments(Class<?> type, UnaryOperator<Object> owner) {
    List<Argument> arguments = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      UnaryOperator<Object> value = kind -> get(component, owner.apply(kind));
      if (component.getType().isRecord()) {
        arguments.addAll(arguments(component.getType(), value));
      } else {
        arguments.add(argument(component, value));
      }
    }
    return arguments;
  }

  private static Argument argument(RecordComponent component, UnaryOperator<Object> value) {
    return new Argument(
        keras(component.getAnnotation(KerasName.class)).orElse(snakeCase(component.getName())),
        component.getName(),
        component.getGenericType(),
        Optional.ofNullable(component.getAnnotation(Meaning.class)).map(Meaning::value),
        Optional.ofNullable(component.getAnnotation(Default.class)),
        Optional.ofNullable(component.getAnnotation(Compared.class)),
        value);
  }

  /**
   * Creates a value of this kind.
   *
   * @param values one per argument, of the argument's type
   * @throws IllegalArgumentException if the kind refuses the values
   */
  public T make(List<?> values) {
    return choice.cast(make(type, values.iterator()));
  }

  private static Object make(Class<?> type, Iterator<?> values) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Class<?> component = components[i].getType();
      arguments[i] = component.isRecord() ? make(component, values) : values.next();
    }
    try {
      Constructor<?> constructor =
          type.getConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw refusal(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + ": a kind is a public record", e);
    }
  }

  private static Object get(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (InvocationTargetException e) {
      throw refusal(e);
    } catch (IllegalAccessException e) {
      throw new LinkageError(component.getDeclaringRecord() + ": a kind is a public record", e);
    }
  }

  private static RuntimeException refusal(InvocationTargetException e) {
    if (e.getCause() instanceof RuntimeException refusal) {
      return refusal;
    }
    return new IllegalStateException(e);
  }

  private static Optional<String> keras(@Nullable KerasName name) {
    return Optional.ofNullable(name).map(KerasName::value);
  }

  /** Converts a name as Keras derives the names of layers from their classes. */
  private static String snakeCase(String name) {
    return name.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * An argument of a kind.
   *
   * @param name the name, such as {@code decay_steps}
   * @param component the name in Java, such as {@code decaySteps}, used in messages of the kind
   * @param type the type of the values
   * @param meaning one line about the argument; empty if there is none
   * @param defaultValue the value if files leave the argument out; empty if they may not
   * @param compared the column in which tables compare the argument; empty if they do not
   * @param getter returns the argument of a value of the kind
   */
  public record Argument(
      String name,
      String component,
      Type type,
      Optional<String> meaning,
      Optional<Default> defaultValue,
      Optional<Compared> compared,
      UnaryOperator<Object> getter) {
    /** Returns the argument of a value of the kind. */
    public Object of(Object value) {
      return getter.apply(value);
    }

    /** Returns the closed choice of the argument's values; empty if they are plain. */
    public Optional<Class<?>> choice() {
      return type instanceof Class<?> plain && plain.isSealed()
          ? Optional.of(plain)
          : Optional.empty();
    }
  }
}
