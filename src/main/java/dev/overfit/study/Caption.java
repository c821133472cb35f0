package dev.overfit.study;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Split;
import dev.overfit.io.OneLine;

/** What the pictures and the page say about a study's rows. */
public final class Caption {
  private Caption() {}

  /** A title that says so where the rows are simulated. */
  public static String title(String title, Study study) {
    return study.split().origin().simulated() ? title + " (simulated rows)" : title;
  }

  /** How many rows of which data, in a sentence. */
  public static String rows(Study study) {
    Split split = study.split();
    return Figures.format(
        "%s: %s rows train, %s validate%s.",
        split.origin().simulated() ? Figures.sentenceStart(data(study)) : data(study),
        Figures.count(split.training().rows()),
        Figures.count(split.validation().rows()),
        split.test().map(rows -> ", " + Figures.count(rows.rows()) + " test").orElse(""));
  }

  /**
   * Which replicate of each model a picture shows, if there are several; else nothing.
   *
   * @param others whether the validation of all others is drawn, too, faint
   */
  public static String replicates(Study study, boolean others) {
    if (study.replicates().stream().allMatch(replicate -> replicate.number() == 0)) {
      return "";
    }
    String median =
        Figures.format(
            "each model's median replicate, by the %s of its best epoch",
            study.replicates().get(0).result().config().bestRule().monitor().words());
    return others
        ? " Bold: " + median + "; faint: validation of its others."
        : " Of " + median + ".";
  }

  /** What people call the rows. */
  public static String data(Study study) {
    return data(study.split().origin());
  }

  /** What people call rows of an origin. */
  static String data(DataOrigin origin) {
    return OneLine.of(origin.name());
  }
}
