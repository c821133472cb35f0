package dev.overfit.cli;

/**
 * A value that may follow a {@link Subcommand} without the name of an option.
 *
 * @param label the name in help, such as {@code <file>}
 * @param arity how many there may be, as picocli writes it: {@code 1}, {@code 0..1}, {@code 2..*}
 * @param about the description for help
 */
record Operand(String label, String arity, String about) {
  /** Returns whether the operand is mandatory. */
  boolean required() {
    return !arity.startsWith("0");
  }

  /** Returns whether there may be any number of operands. */
  boolean many() {
    return arity.endsWith("*");
  }
}
