package dev.overfit.tensorboard;

import dev.overfit.choice.Kind;
import dev.overfit.choice.Kind.Argument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The numbers by which the kinds of a closed choice declare that they are compared. */
final class Comparison {
  private Comparison() {}

  /**
   * Returns the columns of all kinds of a choice, then of the choices inside them, with their
   * meaning.
   */
  static Map<String, String> columns(Class<?> choice) {
    Map<String, String> columns = new LinkedHashMap<>();
    List<Argument> arguments =
        Kind.of(choice).stream().flatMap(kind -> kind.arguments().stream()).toList();
    arguments.stream()
        .map(Argument::compared)
        .flatMap(Optional::stream)
        .forEach(compared -> columns.putIfAbsent(compared.column(), compared.meaning()));
    arguments.stream()
        .map(Argument::choice)
        .flatMap(Optional::stream)
        .forEach(inner -> columns(inner).forEach(columns::putIfAbsent));
    return columns;
  }

  /**
   * Returns the largest number of a column in a value and the choices inside it; 0 if there is
   * none.
   */
  static double largest(String column, Object value) {
    return Kind.of(value).arguments().stream()
        .flatMapToDouble(argument -> numbers(column, argument, argument.of(value)))
        .max()
        .orElse(0);
  }

  private static DoubleStream numbers(String column, Argument argument, Object value) {
    if (argument.compared().filter(compared -> compared.column().equals(column)).isPresent()) {
      return DoubleStream.of(((Number) value).doubleValue());
    }
    return argument.choice().isPresent()
        ? DoubleStream.of(largest(column, value))
        : DoubleStream.empty();
  }
}
