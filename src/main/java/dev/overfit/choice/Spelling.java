package dev.overfit.choice;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guesses which of the allowed words a misspelled one was meant to be. */
public final class Spelling {
  private static final int SHORTEST_PART = 4;

  private Spelling() {}

  /**
   * Returns the nearest allowed word by Levenshtein distance, ignoring case; empty if none is near.
   * Near means at most a third of the word's letters, but at least one and at most two.
   */
  public static Optional<String> nearest(String word, Collection<String> allowed) {
    int limit = Math.min(2, Math.max(1, word.length() / 3));
    return allowed.stream()
        .filter(candidate -> distance(lower(word), lower(candidate)) <= limit)
        .min(Comparator.comparingInt(candidate -> distance(lower(word), lower(candidate))));
  }

  /**
   * Returns {@code "; did you mean 'x'?"} if an allowed word is near, or one is a part of the
   * other, as {@code rows} is of {@code trainingRows}; otherwise an empty text.
   */
  public static String hint(String word, Collection<String> allowed) {
    List<String> guesses =
        nearest(word, allowed)
            .map(List::of)
            .orElseGet(
                () -> allowed.stream().filter(candidate -> isPart(word, candidate)).toList());
    return guesses.isEmpty()
        ? ""
        : guesses.stream().collect(Collectors.joining("' or '", "; did you mean '", "'?"));
  }

  private static boolean isPart(String word, String candidate) {
    String one = lower(word);
    String other = lower(candidate);
    return Math.min(one.length(), other.length()) >= SHORTEST_PART
        && (one.contains(other) || other.contains(one));
  }

  /**
   * Returns how many letters have to be inserted, removed or changed to turn one word into the
   * other.
   */
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

  /** Converts a word to lower case, without the dashes of an option. */
  private static String lower(String word) {
    return word.replaceFirst("^-+", "").toLowerCase(Locale.ROOT);
  }
}
