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
 * One kind of a closed choice, read off its record: its name, which is that of its class, and its
 * arguments, which are its components in snake case; both as {@link KerasName} says where it says
 * so. The arguments of a component that is a record stand in the component's place, as those of
 * Adam do in AdamW.
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
   * The kinds of a closed choice, in the order in which it permits them.
   *
   * @throws IllegalArgumentException where it is not sealed, or a kind is no record
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
   * The kind that a value is of.
   *
   * @throws IllegalArgumentException where it is of no closed choice
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
   * A record that is the only kind of its choice, such as the settings of a training.
   *
   * @throws IllegalArgumentException if it is no record
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

  /** Its name, such as {@code InverseTimeDecay}. */
  public String name() {
    return keras(type.getAnnotation(KerasName.class)).orElse(type.getSimpleName());
  }

  /** Its name in snake case, such as {@code inverse_time_decay}. */
  public String snakeName() {
    return snakeCase(name());
  }

  /** Its class. */
  public Class<? extends T> type() {
    return type;
  }

  /** Whether a value is of this kind. */
  public boolean isOf(Object value) {
    return type.isInstance(value);
  }

  /** Whether Keras has the choice, so that its names are Keras'. */
  public boolean isOfKeras() {
    return choice.isAnnotationPresent(KerasName.class);
  }

  /** Whether its only argument stands for it in files. */
  public boolean isByValue() {
    return type.isAnnotationPresent(ByValue.class);
  }

  /**
   * Where Keras keeps the choice, such as {@code keras.layers}.
   *
   * @throws IllegalStateException where Keras has no such choice
   */
  public String module() {
    return keras(choice.getAnnotation(KerasName.class))
        .orElseThrow(
            () -> new IllegalStateException(choice.getName() + ": expected a module of Keras"));
  }

  /** What it is made of, in order. */
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
   * A value of this kind.
   *
   * @param values one an argument, of its type
   * @throws IllegalArgumentException where the kind refuses them
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

  /** As Keras makes names of layers from those of their classes. */
  private static String snakeCase(String name) {
    return name.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * An argument of a kind.
   *
   * @param name such as {@code decay_steps}
   * @param component the same in Java, such as {@code decaySteps}, as messages of its kind call it
   * @param type of its values
   * @param meaning what it is, in a line; empty if nobody says
   * @param defaultValue what it is where files leave it out; empty if they may not
   * @param compared in which column tables compare it; empty where they do not
   * @param getter gives its value of a kind
   */
  public record Argument(
      String name,
      String component,
      Type type,
      Optional<String> meaning,
      Optional<Default> defaultValue,
      Optional<Compared> compared,
      UnaryOperator<Object> getter) {
    /** Its value in a value of the kind. */
    public Object of(Object value) {
      return getter.apply(value);
    }

    /** The closed choice that its values are of; empty where they are plain. */
    public Optional<Class<?>> choice() {
      return type instanceof Class<?> plain && plain.isSealed()
          ? Optional.of(plain)
          : Optional.empty();
    }
  }
}
