package dev.overfit.cli;

/** How the command shows the progress of a training. */
enum ProgressStyle {
  /** A bar on a terminal, else dots. */
  AUTO,
  /** A bar for each model. */
  BAR,
  /** The tutorial's dots, with all figures every 100 epochs. */
  DOTS,
  /** Nothing while a model trains. */
  NONE;

  /** Returns this style, or for {@link #AUTO} the one that fits the output. */
  ProgressStyle resolve(boolean terminal) {
    if (this != AUTO) {
      return this;
    }
    return terminal ? BAR : DOTS;
  }
}
