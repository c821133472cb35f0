package dev.overfit.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which of the allowed words a misspelt one was meant to be. */
final class Spelling {
  private Spelling() {}

  /**
   * The nearest allowed word by Levenshtein's distance, case aside; empty where none is near: more
   * than two letters off, or more than a third of the word.
   */
  static Optional<String> nearest(String word, Collection<String> allowed) {
    int limit = Math.min(2, Math.max(1, word.length() / 3));
    return allowed.stream()
        .filter(candidate -> distance(lower(word), lower(candidate)) <= limit)
        .min(Comparator.comparingInt(candidate -> distance(lower(word), lower(candidate))));
  }

  /** {@code "; did you mean 'x'?"} where an allowed word is near, else nothing. */
  static String hint(String word, Collection<String> allowed) {
    return nearest(word, allowed).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  /** How many letters have to be put in, taken out or changed to get from one to the other. */
  static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[to.length()];
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
