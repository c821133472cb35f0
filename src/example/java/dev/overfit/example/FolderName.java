package dev.overfit.example;

import java.util.regex.Pattern;

/** Checks names in requests that become names of files and folders: never a path, never hidden. */
final class FolderName {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,98}[A-Za-z0-9_-])?");

  private FolderName() {}

  /**
   * Returns the name itself.
   *
   * @param what what is named, for the message
   * @throws RequestException 400 if the name is invalid
   */
  static String check(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw RequestException.bad(
          what
              + ": expected letters, digits, '_', '-' and '.', starting with a letter or digit, not"
              + " ending with '.', at most 100, received '"
              + ShortText.of(name, 100)
              + "'");
    }
    return name;
  }
}
