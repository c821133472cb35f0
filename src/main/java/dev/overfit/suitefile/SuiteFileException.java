package dev.overfit.suitefile;

import java.io.IOException;
import java.util.List;

/**
 * Thrown if a suite file is invalid. Each line of the message says file, line, path, what is
 * expected there and what was received.
 */
public final class SuiteFileException extends IOException {
  private static final long serialVersionUID = 1;
  private static final int MOST = 100;

  private final transient List<String> lines;

  /** Creates an exception with one problem per line, the first {@value #MOST} of them. */
  SuiteFileException(List<String> problems) {
    super(String.join("\n", first(problems)));
    lines = first(problems);
  }

  private static List<String> first(List<String> problems) {
    return problems.stream().limit(MOST).toList();
  }

  /** Returns what is wrong, in the order of the file's lines. */
  public List<String> lines() {
    return lines;
  }
}
