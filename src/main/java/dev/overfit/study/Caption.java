package dev.overfit.study;

import java.util.Locale;

/** What the pictures and the page say about a study's rows. */
public final class Caption {
  private Caption() {}

  /** A title that says so where the rows are simulated. */
  public static String title(String title, Study study) {
    return study.split().origin().simulated() ? title + " (simulated rows)" : title;
  }

  /** How many rows of which data, in a sentence. */
  public static String rows(Study study) {
    return Figures.format(
        "%s: %s rows train, %s validate.",
        sentenceStart(study.split().origin().name()),
        Figures.count(study.split().training().rows()),
        Figures.count(study.split().validation().rows()));
  }

  private static String sentenceStart(String name) {
    return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
