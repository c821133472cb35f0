package dev.overfit.cli;

import java.io.Console;
import java.util.Map;

/** The terminal that the command was started from. */
final class Terminal {
  private static final int USUAL_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 60;

  private Terminal() {}

  /** Whether both ends of the console are a person's. */
  @SuppressWarnings("SystemConsoleNull") // what it warns of is what isTerminal is for
  static boolean present() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /**
   * How many columns it has: what the variable {@code COLUMNS} says, else 80.
   *
   * @param environment the process's environment
   */
  static int columns(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (!columns.matches("[0-9]{1,4}")) {
      return USUAL_COLUMNS;
    }
    return Math.max(LEAST_COLUMNS, Integer.parseInt(columns));
  }

  /** From JDK 22 on there is a console also where there is no terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException beforeJdk22) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
