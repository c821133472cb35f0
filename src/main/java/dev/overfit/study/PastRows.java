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
 * The rows of a run, as far as what it has left tells them: where they came from, how many of each
 * class there are in each part, and sums by which equal ones are known.
 *
 * @param origin where they came from
 * @param labels how the classes are spread over them
 * @param sums the SHA-256 of each part, {@code training}, {@code validation} and, where there is
 *     one, {@code test}; empty if the run has left none
 * @param testLabels {@code [rows]}, the labels of the test rows in their order; of no rows if the
 *     run has left none
 * @param resampled whether each replicate has rows dealt out anew, of which these are replicate 0's
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

  /** These rows with the labels of the test rows. */
  public PastRows withTestLabels(float[] value) {
    return new PastRows(origin, labels, sums, value, resampled);
  }

  /** The rows that judge. */
  public JudgingRows judging() {
    return labels.test().isPresent() ? JudgingRows.TEST : JudgingRows.VALIDATION;
  }

  /** How many rows judge. */
  int judgingCount() {
    return labels.test().orElse(labels.validation()).rows();
  }

  /** What knowing nothing gives on the rows that judge. */
  public Evaluation knowingNothing() {
    return labels.onTest().orElseGet(labels::onValidation);
  }

  /** How many of which judge, such as {@code 4,000 test rows}. */
  public String judgingWords() {
    return judging().words(judgingCount(), resampled);
  }

  /** How many rows of which data, such as {@code HIGGS sample: 10,000 train, 1,000 validate}. */
  public String words(String data) {
    return Figures.format(
        "%s: %s train, %s validate%s%s",
        data,
        Figures.count(labels.training().rows()),
        Figures.count(labels.validation().rows()),
        labels.test().map(test -> ", " + Figures.count(test.rows()) + " test").orElse(""),
        resampled ? ", dealt out anew for each replicate" : "");
  }

  /** What the run should have left and has not, so that nothing is said; empty if it has. */
  Optional<String> missing() {
    if (sums.isEmpty()) {
      return Optional.of("its run.json has no sums of its rows, as an earlier version left it");
    }
    return judging() == JudgingRows.TEST && !resampled && testLabels.length == 0
        ? Optional.of("it has no test-logits.csv, from which the chance of the rows is told")
        : Optional.empty();
  }

  /** Whether differences of crossentropy on these rows can be judged. */
  boolean canJudge() {
    return missing().isEmpty() && labels.unjudgeable().isEmpty();
  }

  /** In what these rows differ from others, in words; empty if they are the same rows. */
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
