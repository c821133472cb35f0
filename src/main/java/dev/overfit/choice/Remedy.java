package dev.overfit.choice;

/**
 * How a kind keeps a model from overfitting, and what that does. A remedy requires its meaning, so
 * that no new remedy comes without an explanation.
 *
 * @param approach the approach that the remedy belongs to
 * @param words the name of the remedy with its numbers, such as {@code dropout 0.5}
 * @param meaning what the remedy does and its effect, in two sentences for a learner; the same
 *     whatever its numbers
 */
public record Remedy(Approach approach, String words, String meaning) {
  /**
   * @throws IllegalArgumentException if {@code words} or {@code meaning} is blank
   */
  public Remedy {
    check("words", words);
    check("meaning", meaning);
  }

  private static void check(String name, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + ": expected a text, received none");
    }
  }
}
