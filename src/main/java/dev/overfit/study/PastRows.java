package dev.overfit.study;

import dev.overfit.data.DataOrigin;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.evaluation.LabelCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rows of a run, as far as its files tell: where they came from, how many of each class each
 * part has, and checksums by which equal rows are recognized.
 *
 * @param origin where the rows came from
 * @param labels the class counts of the rows
 * @param sums the SHA-256 of each part, {@code training}, {@code validation} and, if there is one,
 *     {@code test}; empty if the run has left none
 * @param testLabels {@code [rows]}, the labels of the test rows in their order; empty if the run
 *     has left none
 * @param resampled whether the rows are dealt out anew for each replicate; these are then the rows
 *     of replicate 0
 */
@SuppressWarnings("ArrayRecordComponent") // as in Dataset, nobody writes to it; never compared
public record PastRows(
    DataOrigin origin,
    Labels labels,
    Map<String, String> sums,
    float[] testLabels,
    boolean resampled) {
  /** Copies the map. */
  public PastRows {
    sums = Map.copyOf(sums);
  }

  /** Returns these rows with the given labels of the test rows. */
  public PastRows withTestLabels(float[] value) {
    return new PastRows(origin, labels, sums, value, resampled);
  }

  /** The rows that judge the models. */
  public JudgingRows judging() {
    return labels.test().isPresent() ? JudgingRows.TEST : JudgingRows.VALIDATION;
  }

  /** The number of judging rows. */
  int judgingCount() {
    return labels.test().orElse(labels.validation()).rows();
  }

  /** The figures of knowing nothing on the judging rows. */
  public Evaluation knowingNothing() {
    return labels.onTest().orElseGet(labels::onValidation);
  }

  /** The number and kind of the judging rows, such as {@code 4,000 test rows}. */
  public String judgingWords() {
    return judging().words(judgingCount(), resampled);
  }

  /** Describes the rows, such as {@code HIGGS sample: 10,000 train, 1,000 validate}. */
  public String words(String data) {
    return Figures.format(
        "%s: %s train, %s validate%s%s",
        data,
        Figures.count(labels.training().rows()),
        Figures.count(labels.validation().rows()),
        labels.test().map(test -> ", " + Figures.count(test.rows()) + " test").orElse(""),
        resampled ? ", dealt out anew for each replicate" : "");
  }

  /**
   * What the run should have left but has not, so that it gets no verdict; empty if nothing is
   * missing.
   */
  Optional<String> missing() {
    if (sums.isEmpty()) {
      return Optional.of("its run.json has no sums of its rows, as an earlier version left it");
    }
    return judging() == JudgingRows.TEST && !resampled && testLabels.length == 0
        ? Optional.of("it has no test-logits.csv, from which the chance of the rows is told")
        : Optional.empty();
  }

  /** Returns whether differences of crossentropy on these rows can be judged. */
  boolean canJudge() {
    return missing().isEmpty() && labels.unjudgeable().isEmpty();
  }

  /** Returns how these rows differ from others, in words; empty if they are the same rows. */
  List<String> differences(PastRows other) {
    List<String> differences = new ArrayList<>();
    part(differences, "training", labels.training(), other, other.labels.training());
    part(differences, "validation", labels.validation(), other, other.labels.validation());
    if (labels.test().isPresent() && other.labels.test().isPresent()) {
      part(differences, "test", labels.test().get(), other, other.labels.test().get());
    } else if (labels.test().isPresent() != other.labels.test().isPresent()) {
      differences.add("only one of them has test rows");
    }
    if (resampled != other.resampled) {
      differences.add("only one of them deals rows out anew for each replicate");
    } else if (resampled && !origin.sha256().equals(other.origin.sha256())) {
      differences.add("the rows that are dealt out anew are others");
    }
    return differences;
  }

  private void part(
      List<String> differences, String part, LabelCounts ours, PastRows other, LabelCounts theirs) {
    if (ours.rows() != theirs.rows()) {
      differences.add(
          Figures.format(
              "%s and %s %s rows", Figures.count(ours.rows()), Figures.count(theirs.rows()), part));
    } else if (!Objects.equals(sums.get(part), other.sums.get(part))) {
      differences.add("other " + part + " rows");
    }
  }
}
