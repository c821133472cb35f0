package dev.overfit.cli;

import java.io.IOException;
import java.io.PrintStream;

/** Standard output, which may be full, or have lost its reader, as {@code head} goes. */
final class StandardOutput {
  private StandardOutput() {}

  /**
   * Makes sure that all that was printed so far went out.
   *
   * @throws IOException where it did not
   */
  static void check(PrintStream out) throws IOException {
    check(out, "");
  }

  /**
   * Makes sure of it.
   *
   * @param more what else to say where it did not
   * @throws IOException where it did not
   */
  static void check(PrintStream out, String more) throws IOException {
    if (out.checkError()) {
      throw new IOException("standard output: cannot be written any more" + more);
    }
  }
}
