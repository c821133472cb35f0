package dev.overfit.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** Standard output that fails if its reader has gone, as with {@code head}, and stays open. */
final class UnbrokenOutput extends FilterOutputStream {
  private final PrintStream target;

  UnbrokenOutput(PrintStream target) {
    super(target);
    this.target = target;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    target.write(bytes, offset, length);
    StandardOutput.check(target);
  }

  @Override
  public void close() {
    target.flush();
  }
}
