package dev.overfit.spark;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value made of records, lists and optionals, in a form that Java can serialize: the artifact's
 * models, settings and provenance are plain data that do not promise to be serializable. A record
 * is sent as its class and components, and is restored through its constructor with all its checks.
 * Any other value is sent as it is.
 */
final class Plain<T> implements Serializable {
  private final Serializable form;

  private Plain(Serializable form) {
    this.form = form;
  }

  /**
   * Converts a value to this form.
   *
   * @throws IllegalArgumentException if a part of the value is none of the three and not
   *     serializable
   */
  static <T> Plain<T> of(T value) {
    return new Plain<>(form(value));
  }

  /** Returns the value, which equals the original one. */
  @SuppressWarnings("unchecked") // the form was made from a T
  T value() {
    return (T) value(form);
  }

  /**
   * A record.
   *
   * @param parts its components in this form
   */
  private record OfRecord(Class<?> type, List<Serializable> parts) implements Serializable {
    Object value() {
      try {
        Class<?>[] types =
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(parts.stream().map(Plain::value).toArray());
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(type.getName() + ": " + e.getCause(), e);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(type.getName() + ": cannot be made", e);
      }
    }
  }

  private record OfList(List<Serializable> parts) implements Serializable {
    Object value() {
      return parts.stream().map(Plain::value).toList();
    }
  }

  private record OfOptional(@Nullable Serializable part) implements Serializable {
    Object value() {
      return Optional.ofNullable(part).map(Plain::value);
    }
  }

  private static Serializable form(Object value) {
    if (value instanceof Record) {
      RecordComponent[] components = value.getClass().getRecordComponents();
      return new OfRecord(
          value.getClass(), Arrays.stream(components).map(part -> form(get(part, value))).toList());
    }
    if (value instanceof List<?> list) {
      return new OfList(list.stream().map(Plain::form).toList());
    }
    if (value instanceof Optional<?> optional) {
      return new OfOptional(optional.map(Plain::form).orElse(null));
    }
    if (value instanceof Serializable other) {
      return other;
    }
    throw new IllegalArgumentException(
        "value: expected records, lists, optionals and what Java serializes, received "
            + value.getClass().getName());
  }

  private static Object get(RecordComponent component, Object owner) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + ": cannot be read", e);
    }
  }

  private static Object value(Serializable form) {
    if (form instanceof OfRecord record) {
      return record.value();
    }
    if (form instanceof OfList list) {
      return list.value();
    }
    return form instanceof OfOptional optional ? optional.value() : form;
  }
}
