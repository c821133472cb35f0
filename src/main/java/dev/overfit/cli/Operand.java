package dev.overfit.cli;

/**
 * What may follow a {@link Subcommand} without the name of an option.
 *
 * @param label what help calls it, such as {@code <file>}
 * @param arity how many there may be, as picocli writes it: {@code 1}, {@code 0..1}, {@code 2..*}
 * @param about what it is, for help
 */
record Operand(String label, String arity, String about) {
  /** Whether it may not be left out. */
  boolean required() {
    return !arity.startsWith("0");
  }

  /** Whether there may be any number of it. */
  boolean many() {
    return arity.endsWith("*");
  }
}
