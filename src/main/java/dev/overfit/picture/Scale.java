package dev.overfit.picture;

/** The scale of an axis. */
public enum Scale {
  /** Equal differences have equal distances. */
  LINEAR,

  /** Equal ratios have equal distances. */
  LOG
}
