package dev.overfit.study;

/** The verdict on the difference between two models. */
public enum Verdict {
  /** Neither the chance of training nor that of the rows explains the difference. */
  REAL("real"),

  /** Whatever the difference is, it is too small for anyone to care. */
  TOO_SMALL("too small to matter"),

  /** Chance may explain the difference, and may hide one. */
  NOT_SETTLED("not settled"),

  /** There is nothing to judge by: one training of each model, or no test rows. */
  NONE("no verdict");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /**
   * Returns the fewest replicates with which a difference can be {@link #REAL}, however large it
   * is.
   *
   * @param pairs how many pairs of models share Holm's correction, at least 1
   */
  public static int enoughReplicates(int pairs) {
    return Settlement.enoughReplicates(pairs);
  }

  /** The verdict as displayed. */
  public String words() {
    return words;
  }
}
