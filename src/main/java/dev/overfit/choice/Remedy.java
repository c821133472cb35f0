package dev.overfit.choice;

/**
 * What of a kind keeps a model from overfitting, and what that does. Whoever says that there is
 * something says what it means, so that a new remedy does not come without its words.
 *
 * @param approach what it is one of
 * @param words what it is called, with its numbers, such as {@code dropout 0.5}
 * @param meaning what it does and what comes of that, in two sentences for somebody who learns it;
 *     the same whatever its numbers
 */
public record Remedy(Approach approach, String words, String meaning) {
  /**
   * @throws IllegalArgumentException if there are no words, or no meaning
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
