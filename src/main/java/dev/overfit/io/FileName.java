package dev.overfit.io;

import java.util.regex.Pattern;

/**
 * Checks names that become file or folder names on every system. A valid name does not lead out of
 * its folder and has no special meaning on Windows, which reserves some names for devices and drops
 * a trailing dot.
 */
public final class FileName {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final Pattern KEPT_BY_WINDOWS =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?|.*\\.");

  private FileName() {}

  /**
   * Makes sure that a name is valid.
   *
   * @param what what the name stands for, for the message
   * @throws IllegalArgumentException if the name is not valid
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
