package dev.overfit.cli;

import java.io.Console;
import java.util.Map;

/** The terminal that the command was started from. */
final class Terminal {
  private static final int USUAL_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 60;

  private Terminal() {}

  /** Returns whether a person is at both ends of the console. */
  @SuppressWarnings("SystemConsoleNull") // isTerminal handles what it warns about
  static boolean present() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /**
   * Returns the number of columns: {@code COLUMNS}, at least 60, or 80 if that is not a number.
   *
   * @param environment the process's environment variables
   */
  static int columns(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (!columns.matches("[0-9]{1,4}")) {
      return USUAL_COLUMNS;
    }
    return Math.max(LEAST_COLUMNS, Integer.parseInt(columns));
  }

  /**
   * From JDK 22 on there is a console even without a terminal, and a method that tells them apart.
   */
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
