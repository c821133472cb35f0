package dev.overfit.cli;

import java.io.IOException;
import java.io.PrintStream;

/** Standard output, which may be full or have lost its reader, as with {@code head}. */
final class StandardOutput {
  private StandardOutput() {}

  /**
   * Checks that everything printed so far was written.
   *
   * @throws IOException if it was not
   */
  static void check(PrintStream out) throws IOException {
    check(out, "");
  }

  /**
   * Checks that everything printed so far was written.
   *
   * @param more what else to say if it was not
   * @throws IOException if it was not
   */
  static void check(PrintStream out, String more) throws IOException {
    if (out.checkError()) {
      throw new IOException("standard output: cannot be written any more" + more);
    }
  }
}
