package dev.overfit.study;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Split;
import dev.overfit.io.OneLine;

/** Describes a study's rows for the pictures and the page. */
public final class Caption {
  private Caption() {}

  /** Returns the title, marked as simulated if the rows are. */
  public static String title(String title, Study study) {
    return study.split().origin().simulated() ? title + " (simulated rows)" : title;
  }

  /** Returns a sentence that names the data and counts the rows of each part. */
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
   * Says which replicate of each model a picture shows; empty if no model has several.
   *
   * @param others whether the picture also draws the validation curves of all other replicates,
   *     faintly
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

  /** Returns the display name of a study's rows. */
  public static String data(Study study) {
    return data(study.split().origin());
  }

  /** Returns the display name of rows of the given origin. */
  static String data(DataOrigin origin) {
    return OneLine.of(origin.name());
  }
}
