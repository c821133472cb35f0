package dev.overfit.picture;

/** How far apart the values of an axis stand. */
public enum Scale {
  /** Equal differences are equally far. */
  LINEAR,

  /** Equal ratios are equally far. */
  LOG
}
