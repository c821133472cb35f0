package dev.overfit.cli;

/** The exit codes of the command. */
enum ExitCode {
  DONE(0),
  FAILED(1),
  /** Wrong usage: an option or its value. */
  USAGE(2),
  /** The rows cannot be obtained or are not usable. */
  DATA(3),
  /** Interrupted; what was finished is saved. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
