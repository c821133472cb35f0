package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Dataset;
import dev.overfit.study.Analysis;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.ResultTable;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Tests the CSV tables and the table for people. */
class TablesTest {
  private static final EpochMetrics FIRST =
      Epochs.of(1, 9.99001e-4f, 0.7f, 0.69314724f, 0.5f, 0.71f, 0.70000005f, 0.25f);
  private static final EpochMetrics SECOND =
      Epochs.of(2, 1e-7f, Float.MIN_VALUE, 0.6f, 0.6f, 0.75f, 0.74f, 0.625f);
  private static final EpochMetrics NAN =
      Epochs.of(3, 1e-7f, Float.NaN, Float.NaN, 0.5f, Float.NaN, Float.NaN, 0.5f);

  /**
   * Of the training rows 1005 of 2,000 are positive, of the validation rows 474 of 1,000, so
   * knowing nothing gives {@code -0.474 ln 0.5025 - 0.526 ln 0.4975}.
   */
  @Test
  void summaryTellsTheBestEpochAndTheFiguresAfterTheLast() throws IOException {
    assertThat(SummaryCsv.of(analysis(List.of(FIRST, SECOND), new StopReason.EpochsCompleted(2))))
        .isEqualTo(
            """
            model,parameters,epochs,best_epoch,best_val_binary_crossentropy,binary_crossentropy,val_binary_crossentropy,accuracy,val_accuracy,val_auc,stop_reason,seconds,epoch_ms,val_average_precision,knowing_nothing_val_binary_crossentropy,knowing_nothing_val_accuracy,knowing_nothing_val_auc,knowing_nothing_val_average_precision,judging_rows,replicates,mean_binary_crossentropy,sd_binary_crossentropy,low_binary_crossentropy,high_binary_crossentropy,mean_accuracy,curves
            Tiny,481,2,1,0.70000005,0.6,0.74,0.6,0.625,0.75,epochs,12.345,3.141,0.5,0.693419682882897,0.526,0.5,0.474,validation,1,0.7000000476837158,,,,0.25,does not overfit
            """);
  }

  @Test
  void summaryLeavesCellsEmptyWhereThereIsNoFigure() throws IOException {
    assertThat(SummaryCsv.of(analysis(List.of(), new StopReason.Cancelled(0))))
        .endsWith(
            "\nTiny,481,0,,,,,,,0.75,cancelled,12.345,3.141,0.5,0.693419682882897,0.526,0.5,0.474,validation,1,,,,,,–\n");
  }

  @Test
  void replicatesHaveARowEachAndTheSummaryTheirMeans() throws IOException {
    Study once = study(List.of(FIRST, SECOND), new StopReason.EpochsCompleted(2));
    Study twice = Studies.replicated(once, 2);
    assertThat(SummaryCsv.of(Analysis.of(twice)))
        .endsWith(
            ",validation,2,0.7000000476837158,0.0,0.7000000476837158,0.7000000476837158,0.25,does"
                + " not overfit\n");
    assertThat(SummaryCsv.ofReplicates(twice))
        .isEqualTo(
            """
            model,replicate,seed,parameters,epochs,best_epoch,best_val_binary_crossentropy,binary_crossentropy,val_binary_crossentropy,accuracy,val_accuracy,val_auc,stop_reason,seconds,epoch_ms,val_average_precision,knowing_nothing_val_binary_crossentropy,knowing_nothing_val_accuracy,knowing_nothing_val_auc,knowing_nothing_val_average_precision
            Tiny,0,0,481,2,1,0.70000005,0.6,0.74,0.6,0.625,0.75,epochs,12.345,3.141,0.5,0.693419682882897,0.526,0.5,0.474
            Tiny,1,0,481,2,1,0.70000005,0.6,0.74,0.6,0.625,0.75,epochs,12.345,3.141,0.5,0.693419682882897,0.526,0.5,0.474
            """);
  }

  @Test
  void tablesAreAlignedAndSayWhyEachStopped() {
    Study study =
        Studies.study(
            "sizes",
            false,
            Optional.empty(),
            List.of(
                result("Tiny", List.of(FIRST, SECOND), new StopReason.EpochsCompleted(2)),
                result("Longer-name", List.of(FIRST, NAN), new StopReason.Diverged(3, Double.NaN)),
                result("None", List.of(), new StopReason.Cancelled(0))));
    List<ResultTable> tables = ResultTable.of(Analysis.of(study));
    assertThat(tables.get(0).toText())
        .isEqualTo(
            """
            On the 1,000 validation rows

            Model                      Parameters  Crossentropy  Accuracy
            ─────────────────────────  ──────────  ────────────  ────────
            Tiny                              481        0.7000     0.250
            Longer-name                       481        0.7000     0.250
            None (cut after 0 epochs)         481             –         –
            Knowing nothing                     –        0.6934     0.526

            By the weights of the best epoch, which these rows chose: they flatter the models.
            Knowing nothing: the training rows' share of signal for every row; the more frequent class for every row; rows in random order.
            """);
    assertThat(tables.get(1).toText())
        .startsWith(
            """
            How the trainings went

            Model                      Epochs  Best epoch  Best val  Last val  Last train     Gap  Last acc.     Low     End  Curves            From  Seconds  Stopped
            ─────────────────────────  ──────  ──────────  ────────  ────────  ──────────  ──────  ─────────  ──────  ──────  ────────────────  ────  ───────  ────────────────────────────
            Tiny                            2           1    0.7000    0.7400      0.6000  0.1400      0.625  0.7196  0.7204  does not overfit     –     12.3  all 2 epochs done
            Longer-name                     2           1    0.7000         –           –       –      0.500  0.7000  0.7000  –                    –     12.3  diverged: loss NaN in epoch 3
            None (cut after 0 epochs)       0           –         –         –           –       –          –       –       –  –                    –     12.3  cancelled after 0 epochs
            """
                .replace("────────────────────────────\n", "─────────────────────────────\n"));
    assertThat(tables).hasSize(2);
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
    ResultTable table = trainings(study);
    int penalty = table.heads().indexOf("Penalty");
    assertThat(table.heads().get(penalty - 1)).isEqualTo("Gap");
    assertThat(table.rows().get(0).get(penalty)).isEqualTo("–");
    // 0.75 - 0.5
    assertThat(table.rows().get(1).get(penalty)).isEqualTo("0.2500");
    assertThat(table.legend()).anyMatch(line -> line.startsWith("Penalty: what the regularizers"));
    assertThat(table.columns().get(penalty).figure()).isTrue();
    assertThat(trainings(Studies.sizes(false)).heads()).doesNotContain("Penalty");
  }

  private static ResultTable trainings(Study study) {
    List<ResultTable> tables = ResultTable.of(Analysis.of(study));
    return tables.get(tables.size() - 1);
  }

  private static ResultTable judged(Study study) {
    return ResultTable.of(Analysis.of(study)).get(0);
  }

  /**
   * Of ten test rows, four of them positive, eight have a probability of 3/4 for the right class
   * and one of each class has 1/4. So the crossentropy is {@code 0.8 ln(4/3) + 0.2 ln 4} = 0.5074.
   * Of the 24 pairs of both classes 15 are in order and 8 are tied: an area of 19/24. Four rows of
   * which three are positive come first, then all: an average precision of {@code 0.75 * 0.75 +
   * 0.25 * 0.4}.
   */
  @Test
  void testRowsJudgeWhereThereAreAny() throws IOException {
    Study study = Studies.table();
    ResultTable table = judged(study);
    assertThat(table.title()).isEqualTo("On the 10 test rows");
    assertThat(table.heads())
        .containsExactly("Model", "Parameters", "Crossentropy", "Accuracy", "AUC", "AP");
    assertThat(table.rows().get(0).subList(2, 6))
        .containsExactly("0.5074", "0.800", "0.792", "0.663");
    assertThat(table.rows().get(2))
        .containsExactly("Knowing nothing", "–", "0.6730", "0.600", "0.500", "0.400");
    assertThat(table.legend().get(0)).contains("looked at once, at the end");
    List<CSVRecord> rows = read(SummaryCsv.of(Analysis.of(study)));
    assertThat(rows.get(0).get("test_accuracy")).isEqualTo("0.8");
    assertThat(rows.get(0).get("judging_rows")).isEqualTo("test");
    assertThat(rows.get(1).get("knowing_nothing_test_accuracy")).isEqualTo("0.6");
    assertThat(rows.get(1).get("knowing_nothing_val_average_precision")).isEqualTo("0.4");
    assertThat(read(SummaryCsv.of(Analysis.of(Studies.sizes(false)))).get(0).isMapped("test_auc"))
        .isFalse();
  }

  /**
   * Eight differences of 0.01 on all rows: p is 2/256. The means are 0.5 and 0.51, and since all
   * rows differ by the same, their interval is just that difference.
   */
  @Test
  void comparisonsTellEachPairWithItsChances() throws IOException {
    double[] better = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
    double[] worse = {0.51, 0.51, 0.51, 0.51, 0.51, 0.51, 0.51, 0.51};
    Map<String, double[]> models = new LinkedHashMap<>();
    models.put("Worse", worse);
    models.put("Best", better);
    Analysis analysis = Analysis.of(Studies.judged(models));
    ResultTable table = ResultTable.of(analysis).get(1);
    assertThat(table.rows())
        .containsExactly(
            List.of("Best", "Worse", "0.0100", "0.0100", "0.0100", "0.0078", "0.0078", "real"));
    CSVRecord row = read(ComparisonsCsv.of(analysis)).get(0);
    assertThat(row.get("better")).isEqualTo("Best");
    assertThat(row.get("rows")).isEqualTo("test");
    assertThat(row.get("replicates")).isEqualTo("8");
    assertThat(row.get("p")).isEqualTo("0.0078125");
    assertThat(row.get("verdict")).isEqualTo("real");
    assertThat(row.get("open")).isEmpty();
    assertThat(ComparisonsCsv.of(Analysis.of(Studies.sizes(false))))
        .contains("\nSmall,Tiny,,validation,1,")
        .contains(",,,,,none,\n");
  }

  /** There is only one class, so the order of the logits cannot be judged. */
  @Test
  void testRowsOfOneClassHaveNoArea() {
    Study study = Studies.table();
    Dataset rows = Studies.labelled(study.split().test().orElseThrow(), 1);
    TrainingResult one = Studies.tested(study.results().get(0), rows, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    ResultTable table = judged(Studies.withReplicates(study, List.of(new ReplicateResult(0, one))));
    int auc = table.heads().indexOf("AUC");
    assertThat(table.rows().get(0).subList(auc - 1, auc + 2)).containsExactly("1.000", "–", "–");
  }

  private static Analysis analysis(List<EpochMetrics> history, StopReason reason) {
    return Analysis.of(study(history, reason));
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
