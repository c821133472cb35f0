package dev.overfit.study;

import dev.overfit.data.Higgs;
import dev.overfit.io.OneLine;
import dev.overfit.model.LabelEncoding;

/**
 * The names of the two classes of a study's label: {@code churned = yes} and {@code churned = no}
 * as in the table, signal and background for HIGGS rows, {@code label 1} and {@code label 0} if the
 * classes are unnamed.
 *
 * @param positive the class whose probability a model predicts
 * @param negative the other class
 */
public record ClassNames(String positive, String negative) {
  private static final ClassNames HIGGS = new ClassNames("signal", "background");

  /** The names of classes that nobody has named. */
  public static final ClassNames UNNAMED = new ClassNames("label 1", "label 0");

  /** The longest part of a name, in characters, so that both parts fit into a legend on a phone. */
  private static final int LONGEST = 22;

  /** Returns the names of a study's classes. */
  public static ClassNames of(Study study) {
    return study
        .coding()
        .map(coding -> of(coding.encoding().label()))
        .orElseGet(() -> areHiggs(study) ? HIGGS : UNNAMED);
  }

  /** Returns whether the classes are named. */
  public boolean named() {
    return !equals(UNNAMED);
  }

  /** Returns whether the rows are HIGGS rows, real or simulated, by the names of their columns. */
  public static boolean areHiggs(Study study) {
    return study.split().training().columns().equals(Higgs.COLUMNS);
  }

  private static ClassNames of(LabelEncoding label) {
    return of(label.name(), label.positive(), label.negative());
  }

  /** Returns the names of the classes of a label with the given texts. */
  public static ClassNames of(String label, String positive, String negative) {
    return new ClassNames(named(label, positive), named(label, negative));
  }

  private static String named(String label, String text) {
    return OneLine.of(label, LONGEST) + " = " + OneLine.of(text, LONGEST);
  }
}
