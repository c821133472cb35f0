package dev.overfit.cli;

import java.util.Optional;

/** Yes, no, or what the program finds out. */
enum AutoOrBoolean {
  AUTO,
  TRUE,
  FALSE;

  /** What says yes or no, or leaves it open. */
  static AutoOrBoolean of(Optional<Boolean> said) {
    return said.map(yes -> yes ? TRUE : FALSE).orElse(AUTO);
  }

  /** What was said; empty if it is to be found out. */
  Optional<Boolean> said() {
    return this == AUTO ? Optional.empty() : Optional.of(this == TRUE);
  }
}
