package dev.overfit.cli;

import dev.overfit.choice.Spelling;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a setting accepts, so that every wrong value is reported alike: {@code epochs: expected a
 * whole number from 1 to 2,147,483,647, received '0'}.
 *
 * @param label the name of the setting
 * @param words what it accepts, in words
 * @param allowed the words that it accepts, for guessing which one a misspelled one was meant to be
 */
record Expectation(String label, String words, List<String> allowed) {
  /** Returns the expectation of one of the given words. */
  static Expectation oneOf(String label, List<String> allowed, String besides) {
    return new Expectation(label, "one of " + String.join(", ", allowed) + besides, allowed);
  }

  /** Returns what an option accepts, by its type, its range and the name of its parameter. */
  static Expectation of(ArgSpec option) {
    Class<?> type = valueType(option);
    if (type.isEnum()) {
      return oneOf(label(option), words(type), "");
    }
    if (type == boolean.class) {
      return oneOf(label(option), List.of("false", "true"), "");
    }
    String words = number(type) ? numbers(option, type) : "a " + parameter(option);
    return new Expectation(label(option), words, List.of());
  }

  /** Returns the name of an option without its dashes, which is also the name of its property. */
  static String label(ArgSpec option) {
    return ((OptionSpec) option).names()[0].substring(2);
  }

  /**
   * Checks what the type of an option leaves open: that a number is in its range, and that there is
   * a value.
   *
   * @param said the text that the value was read from
   * @throws UsageException if the value is not allowed
   */
  static void check(ArgSpec option, String said) throws UsageException {
    Object value = option.getValue();
    Object single = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    boolean within =
        !(single instanceof Number number)
            || range(option)
                .map(range -> said.equals(range.or()) || within(range, number.longValue()))
                .orElse(true);
    if (!within || said.isBlank()) {
      throw of(option).failed(said, null);
    }
  }

  /** Returns the error for a value that is not accepted, with the word that was probably meant. */
  UsageException failed(String received, @Nullable Throwable cause) {
    return failed(received, Spelling.hint(received, allowed), cause);
  }

  /**
   * Returns the error for a value that is not accepted.
   *
   * @param advice what to do about it, from its punctuation on; may be empty
   */
  UsageException failed(String received, String advice, @Nullable Throwable cause) {
    return new UsageException(
        label + ": expected " + words + ", received '" + received + "'" + advice, cause);
  }

  private static boolean within(Range range, long value) {
    return value >= range.from() && value <= range.to();
  }

  private static String numbers(ArgSpec option, Class<?> type) {
    boolean large = type == long.class || type == Long.class;
    Optional<Range> range = range(option);
    return String.format(
        Locale.ROOT,
        "%sa whole number from %,d to %,d",
        range.map(Range::or).filter(word -> !word.isEmpty()).map(word -> word + " or ").orElse(""),
        range.map(Range::from).orElse(large ? Long.MIN_VALUE : Integer.MIN_VALUE),
        range.map(Range::to).orElse(large ? Long.MAX_VALUE : Integer.MAX_VALUE));
  }

  private static Optional<Range> range(ArgSpec option) {
    return option.userObject() instanceof Field field
        ? Optional.ofNullable(field.getAnnotation(Range.class))
        : Optional.empty();
  }

  private static Class<?> valueType(ArgSpec option) {
    return option.type() == Optional.class ? option.auxiliaryTypes()[0] : option.type();
  }

  private static boolean number(Class<?> type) {
    boolean boxed = Number.class.isAssignableFrom(type) && type != Double.class;
    return boxed || type == int.class || type == long.class;
  }

  private static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String parameter(ArgSpec option) {
    return option.paramLabel().replaceAll("[<>]", "").replace("|", " or ");
  }
}
