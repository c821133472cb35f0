package dev.overfit.choice;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The named values of a type: the constants of an enum, or the {@code public static final} fields
 * of a class, not a record, that are of the class's own type, as with the figures of an epoch.
 */
public final class Constants {
  private Constants() {}

  /** Returns the constants of a type, in declaration order; empty if it has none. */
  public static <T> List<T> of(Class<T> type) {
    if (type.isEnum()) {
      return Arrays.asList(type.getEnumConstants());
    }
    List<T> constants = new ArrayList<>();
    if (type.isRecord() || type.isInterface()) {
      return constants;
    }
    for (Field field : type.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      if (field.getType() == type
          && Modifier.isPublic(modifiers)
          && Modifier.isStatic(modifiers)
          && Modifier.isFinal(modifiers)) {
        constants.add(type.cast(value(field)));
      }
    }
    return constants;
  }

  private static Object value(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new LinkageError(field + ": expected a public type", e);
    }
  }
}
