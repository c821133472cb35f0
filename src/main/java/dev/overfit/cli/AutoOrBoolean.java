package dev.overfit.cli;

import java.util.Optional;

/** Yes, no, or left to the program. */
enum AutoOrBoolean {
  AUTO,
  TRUE,
  FALSE;

  /** Returns the choice for a value that may be absent. */
  static AutoOrBoolean of(Optional<Boolean> said) {
    return said.map(yes -> yes ? TRUE : FALSE).orElse(AUTO);
  }

  /** The given value; empty if it is left to the program. */
  Optional<Boolean> said() {
    return this == AUTO ? Optional.empty() : Optional.of(this == TRUE);
  }
}
