package dev.overfit.suitefile;

import java.io.IOException;
import java.util.List;

/**
 * A suite file is not as it should be. Each of its lines says file, line, path, what is expected
 * there and what was received.
 */
public final class SuiteFileException extends IOException {
  private static final long serialVersionUID = 1;
  private static final int MOST = 100;

  private final transient List<String> lines;

  /** One problem a line, the first {@value #MOST} of them. */
  SuiteFileException(List<String> problems) {
    super(String.join("\n", first(problems)));
    lines = first(problems);
  }

  private static List<String> first(List<String> problems) {
    return problems.stream().limit(MOST).toList();
  }

  /** What is wrong, in the order of the file's lines. */
  public List<String> lines() {
    return lines;
  }
}
