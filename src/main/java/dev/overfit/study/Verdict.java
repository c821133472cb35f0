package dev.overfit.study;

/** What is said of the difference between two models. */
public enum Verdict {
  /** Neither the chance of training nor that of the rows explains it. */
  REAL("real"),

  /** Whatever it is, it is too small for anyone to care. */
  TOO_SMALL("too small to matter"),

  /** Chance may explain it, and may hide it. */
  NOT_SETTLED("not settled"),

  /** There is nothing to judge it by: one training of each, or no test rows. */
  NONE("no verdict");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** The verdict as people read it. */
  public String words() {
    return words;
  }
}
