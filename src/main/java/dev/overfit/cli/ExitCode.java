package dev.overfit.cli;

/** What the command tells the shell that started it. */
enum ExitCode {
  /** Done. */
  DONE(0),
  /** Failed. */
  FAILED(1),
  /** Wrong usage: an option or its value. */
  USAGE(2),
  /** The rows cannot be had or are no good. */
  DATA(3),
  /** Interrupted; what was finished is saved. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number. */
  int number() {
    return number;
  }
}
