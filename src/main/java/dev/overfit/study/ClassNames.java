package dev.overfit.study;

import dev.overfit.data.Higgs;
import dev.overfit.io.OneLine;
import dev.overfit.model.LabelEncoding;

/**
 * What the two classes of a study's label are called: {@code churned = yes} and {@code churned =
 * no}, as the table has it; signal and background for HIGGS rows; {@code label 1} and {@code label
 * 0} where nobody named them.
 *
 * @param positive the class whose probability a model gives
 * @param negative the other
 */
public record ClassNames(String positive, String negative) {
  private static final ClassNames HIGGS = new ClassNames("signal", "background");

  /** Where nobody named them. */
  public static final ClassNames UNNAMED = new ClassNames("label 1", "label 0");

  /** So that both parts of a name fit into a legend on a phone. */
  private static final int LONGEST = 22;

  /** The names of a study's classes. */
  public static ClassNames of(Study study) {
    return study
        .coding()
        .map(coding -> of(coding.encoding().label()))
        .orElseGet(() -> areHiggs(study) ? HIGGS : UNNAMED);
  }

  /** Whether somebody named them. */
  public boolean named() {
    return !equals(UNNAMED);
  }

  /** Whether the rows are HIGGS rows, real or simulated ones, by the names of their columns. */
  public static boolean areHiggs(Study study) {
    return study.split().training().columns().equals(Higgs.COLUMNS);
  }

  private static ClassNames of(LabelEncoding label) {
    return of(label.name(), label.positive(), label.negative());
  }

  /** The names of the classes of a label whose texts are given. */
  public static ClassNames of(String label, String positive, String negative) {
    return new ClassNames(named(label, positive), named(label, negative));
  }

  private static String named(String label, String text) {
    return OneLine.of(label, LONGEST) + " = " + OneLine.of(text, LONGEST);
  }
}
