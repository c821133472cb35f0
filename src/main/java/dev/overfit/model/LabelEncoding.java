package dev.overfit.model;

/**
 * Which column of a table is the label, and what its two texts mean.
 *
 * @param name the name of the column
 * @param negative the text that counts as 0
 * @param positive the text that counts as 1, whose probability a model predicts
 */
public record LabelEncoding(String name, String negative, String positive) {
  /**
   * @throws IllegalArgumentException if both texts are the same
   */
  public LabelEncoding {
    if (negative.equals(positive)) {
      throw new IllegalArgumentException(
          "label " + name + ": expected two texts that differ, received '" + positive + "' twice");
    }
  }
}
