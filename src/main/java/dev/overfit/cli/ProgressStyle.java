package dev.overfit.cli;

/** How the command shows a training. */
enum ProgressStyle {
  /** A bar on a terminal, else dots. */
  AUTO,
  /** A bar a model. */
  BAR,
  /** The tutorial's dots, with all figures every 100 epochs. */
  DOTS,
  /** Nothing while a model trains. */
  NONE;

  /** This style where it is one, else the one that fits the place. */
  ProgressStyle resolve(boolean terminal) {
    if (this != AUTO) {
      return this;
    }
    return terminal ? BAR : DOTS;
  }
}
