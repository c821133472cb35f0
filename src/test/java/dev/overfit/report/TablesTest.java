package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.evaluation.Evaluation;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.ResultTable;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.History;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The CSV tables and the table for people. */
class TablesTest {
  private static final EpochMetrics FIRST =
      Epochs.of(1, 9.99001e-4f, 0.7f, 0.69314724f, 0.5f, 0.71f, 0.70000005f, 0.25f);
  private static final EpochMetrics SECOND =
      Epochs.of(2, 1e-7f, Float.MIN_VALUE, 0.6f, 0.6f, 0.75f, 0.74f, 0.625f);
  private static final EpochMetrics NAN =
      Epochs.of(3, 1e-7f, Float.NaN, Float.NaN, 0.5f, Float.NaN, Float.NaN, 0.5f);

  @Test
  void historyHasARowAnEpochUnderKerasNames() throws IOException {
    assertThat(HistoryCsv.of(new History(List.of(FIRST, SECOND))))
        .isEqualTo(
            """
            epoch,learning_rate,loss,binary_crossentropy,accuracy,val_loss,val_binary_crossentropy,val_accuracy
            1,9.99001E-4,0.7,0.69314724,0.5,0.71,0.70000005,0.25
            2,1.0E-7,1.4E-45,0.6,0.6,0.75,0.74,0.625
            """);
  }

  @Test
  void historyReadsBackToTheSameFloats() throws IOException {
    Study study = Studies.sizes(false);
    History history = study.results().get(1).history();
    List<CSVRecord> rows = read(HistoryCsv.of(history));
    assertThat(rows).hasSize(history.size());
    for (int i = 0; i < rows.size(); i++) {
      EpochMetrics epoch = history.epochs().get(i);
      assertThat(Float.parseFloat(rows.get(i).get("loss"))).isEqualTo(epoch.loss());
      assertThat(Float.parseFloat(rows.get(i).get("learning_rate")))
          .isEqualTo(epoch.learningRate());
      assertThat(Float.parseFloat(rows.get(i).get("val_binary_crossentropy")))
          .isEqualTo(epoch.valBinaryCrossentropy());
    }
  }

  @Test
  void historyIsTheSameInEveryLocale() throws IOException {
    Locale before = Locale.getDefault();
    String expected = HistoryCsv.of(new History(List.of(FIRST, SECOND)));
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(HistoryCsv.of(new History(List.of(FIRST, SECOND)))).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  /**
   * Of the training rows 1005 of 2,000 are positive, of the validation rows 474 of 1,000: knowing
   * nothing gives {@code -0.474 ln 0.5025 - 0.526 ln 0.4975}.
   */
  @Test
  void summaryTellsTheBestEpochAndTheFiguresAfterTheLast() throws IOException {
    assertThat(SummaryCsv.of(study(List.of(FIRST, SECOND), new StopReason.EpochsCompleted(2))))
        .isEqualTo(
            """
            model,parameters,epochs,best_epoch,best_val_binary_crossentropy,binary_crossentropy,val_binary_crossentropy,accuracy,val_accuracy,val_auc,stop_reason,seconds,epoch_ms,val_average_precision,knowing_nothing_val_binary_crossentropy,knowing_nothing_val_accuracy,knowing_nothing_val_auc,knowing_nothing_val_average_precision
            Tiny,481,2,1,0.70000005,0.6,0.74,0.6,0.625,0.75,epochs,12.345,3.141,0.5,0.693419682882897,0.526,0.5,0.474
            """);
  }

  @Test
  void summaryLeavesCellsEmptyWhereThereIsNoFigure() throws IOException {
    assertThat(SummaryCsv.of(study(List.of(), new StopReason.Cancelled(0))))
        .endsWith(
            "\nTiny,481,0,,,,,,,0.75,cancelled,12.345,3.141,0.5,0.693419682882897,0.526,0.5,0.474\n");
  }

  @Test
  void replicatesHaveARowEachAndTheSummaryStaysThatOfTheFirst() throws IOException {
    Study once = study(List.of(FIRST, SECOND), new StopReason.EpochsCompleted(2));
    Study twice = Studies.replicated(once, 2);
    assertThat(SummaryCsv.of(twice)).isEqualTo(SummaryCsv.of(once));
    assertThat(SummaryCsv.ofReplicates(twice))
        .isEqualTo(
            """
            model,replicate,seed,parameters,epochs,best_epoch,best_val_binary_crossentropy,binary_crossentropy,val_binary_crossentropy,accuracy,val_accuracy,val_auc,stop_reason,seconds,epoch_ms,val_average_precision,knowing_nothing_val_binary_crossentropy,knowing_nothing_val_accuracy,knowing_nothing_val_auc,knowing_nothing_val_average_precision
            Tiny,0,0,481,2,1,0.70000005,0.6,0.74,0.6,0.625,0.75,epochs,12.345,3.141,0.5,0.693419682882897,0.526,0.5,0.474
            Tiny,1,0,481,2,1,0.70000005,0.6,0.74,0.6,0.625,0.75,epochs,12.345,3.141,0.5,0.693419682882897,0.526,0.5,0.474
            """);
  }

  @Test
  void tableIsAlignedAndSaysWhyEachStopped() {
    Study study =
        Studies.study(
            "sizes",
            false,
            Optional.empty(),
            List.of(
                result("Tiny", List.of(FIRST, SECOND), new StopReason.EpochsCompleted(2)),
                result("Longer-name", List.of(FIRST, NAN), new StopReason.Diverged(3, Double.NaN)),
                result("None", List.of(), new StopReason.Cancelled(0))));
    assertThat(ResultTable.of(study).toText())
        .isEqualTo(
            """
            Model        Parameters  Epochs  Best epoch  Best val  Last val     Gap  Accuracy  Seconds  Stopped
            ───────────  ──────────  ──────  ──────────  ────────  ────────  ──────  ────────  ───────  ───────────────────────────────
            Tiny                481       2           1    0.7000    0.7400  0.1400     0.625     12.3  all 2 epochs done
            Longer-name         481       2           1    0.7000       NaN       –     0.500     12.3  diverged: loss NaN in epoch 3
            None                481       0           –         –         –       –         –     12.3  cancelled after 0 epochs

            Best val, last val: validation binary crossentropy after the best and after the last epoch.
            Gap: last val minus training binary crossentropy. Accuracy: on the validation rows.
            Knowing nothing, the training rows' share of signal for every row: crossentropy 0.6934 on the validation rows.
            The more frequent class for every row: accuracy 0.526 on the validation rows.
            """
                .replace("─────────────────────────────\n", "───────────────────────────\n"));
  }

  @Test
  void tableTellsThePenaltyWhereAModelHasOne() {
    EpochMetrics last = Epochs.of(1, 0.001f, 0.75f, 0.5f, 0.6f, 0.875f, 0.625f, 0.625f);
    StopReason reason = new StopReason.EpochsCompleted(1);
    Study study =
        Studies.study(
            "regularizers",
            false,
            Optional.of("Tiny"),
            List.of(
                result("Tiny", List.of(last), reason),
                Studies.result(Studies.large("L2", 0.001, 0), List.of(last), reason)));
    ResultTable table = ResultTable.of(study);
    int penalty = table.columns().indexOf("Penalty");
    assertThat(table.columns()).hasSize(11);
    assertThat(table.columns().get(penalty - 1)).isEqualTo("Gap");
    assertThat(table.rows().get(0).get(penalty)).isEqualTo("–");
    // 0.75 - 0.5
    assertThat(table.rows().get(1).get(penalty)).isEqualTo("0.2500");
    assertThat(table.legend()).contains("Penalty: what the regularizers add");
    assertThat(table.isFigure(penalty)).isTrue();
    assertThat(ResultTable.of(Studies.sizes(false)).legend()).doesNotContain("Penalty");
  }

  @Test
  void testRowsHaveColumnsOfTheirOwnWhereThereAreAny() throws IOException {
    Study study = Studies.table();
    ResultTable table = ResultTable.of(study);
    int test = table.columns().indexOf("Test");
    assertThat(table.columns().subList(test - 1, test + 5))
        .containsExactly("Accuracy", "Test", "Test acc.", "Test AUC", "Test AP", "Seconds");
    assertThat(table.rows().get(0).subList(test, test + 4))
        .containsExactly("0.5000", "0.750", "0.813", "0.625");
    assertThat(table.legend())
        .contains("on the test rows, looked at once, by the weights of the best epoch.")
        .contains("Rows in random order: AUC 0.500, average precision 0.400 on the test rows.");
    assertThat(ResultTable.of(Studies.sizes(false)).columns()).doesNotContain("Test");
    List<CSVRecord> rows = read(SummaryCsv.of(study));
    assertThat(rows.get(0).get("test_binary_crossentropy")).isEqualTo("0.5");
    assertThat(rows.get(0).get("test_auc")).isEqualTo("0.8125");
    assertThat(rows.get(1).get("knowing_nothing_test_accuracy")).isEqualTo("0.6");
    assertThat(rows.get(1).get("knowing_nothing_val_average_precision")).isEqualTo("0.4");
    assertThat(read(SummaryCsv.of(Studies.sizes(false))).get(0).isMapped("test_auc")).isFalse();
  }

  /** Its logits have no order to be judged by. */
  @Test
  void testRowsOfOneClassHaveNoArea() {
    Study study = Studies.table();
    TrainingResult one =
        Studies.tested(study.results().get(0), new Evaluation(0.5, 1, Double.NaN, Double.NaN));
    ResultTable table =
        ResultTable.of(Studies.withReplicates(study, List.of(new ReplicateResult(0, one))));
    int auc = table.columns().indexOf("Test AUC");
    assertThat(table.rows().get(0).subList(auc - 1, auc + 2)).containsExactly("1.000", "–", "–");
  }

  private static Study study(List<EpochMetrics> history, StopReason reason) {
    return Studies.study(
        "sizes", false, Optional.empty(), List.of(result("Tiny", history, reason)));
  }

  private static TrainingResult result(String name, List<EpochMetrics> history, StopReason reason) {
    return Studies.result(Studies.stack(name, 16), history, reason);
  }

  private static List<CSVRecord> read(String csv) throws IOException {
    return CSVFormat.DEFAULT
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(csv))
        .getRecords();
  }
}
