package dev.overfit.io;

import java.util.regex.Pattern;

/**
 * Names that become the names of files and folders on every system: none leads out of its folder,
 * and none means something else to Windows, which keeps some for devices and drops a dot at the
 * end.
 */
public final class FileName {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final Pattern KEPT_BY_WINDOWS =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?|.*\\.");

  private FileName() {}

  /**
   * Makes sure that a name is one.
   *
   * @param what the name of what it names, for the message
   * @throws IllegalArgumentException where it is not
   */
  public static void check(String what, String name) {
    if (!ALLOWED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what
              + ": expected letters, digits, '_', '-' and '.', starting with a letter or digit, at"
              + " most 100, received '"
              + name
              + "'");
    }
    if (KEPT_BY_WINDOWS.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what
              + ": expected no name that Windows keeps for a device, such as CON, and no '.' at its"
              + " end, received '"
              + name
              + "'");
    }
  }
}
