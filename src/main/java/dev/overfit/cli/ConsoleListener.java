package dev.overfit.cli;

import dev.overfit.io.OneLine;
import dev.overfit.model.ModelSummary;
import dev.overfit.study.Fit;
import dev.overfit.study.MedianReplicate;
import dev.overfit.suite.EarlierTraining;
import dev.overfit.suite.Exported;
import dev.overfit.suite.FitBegin;
import dev.overfit.suite.Replicate;
import dev.overfit.suite.ReplicateBegin;
import dev.overfit.suite.RowsRead;
import dev.overfit.suite.SuiteListener;
import dev.overfit.suite.SuiteRows;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochProgress;
import dev.overfit.training.Placement;
import dev.overfit.training.TrainingResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Tells people how a run is going. */
final class ConsoleListener implements SuiteListener {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final ProgressDisplay progress;
  private final Runnable rowsReady;
  private final Function<SuiteRows, List<String>> columns;
  private final TimeLeft timeLeft = new TimeLeft(System::nanoTime);
  private final List<String> underway = new ArrayList<>();
  private String device = "";
  private boolean exported;

  /**
   * Creates a listener.
   *
   * @param rowsReady what else to do when the rows are ready
   */
  ConsoleListener(PrintStream out, ProgressDisplay progress, Runnable rowsReady) {
    this(out, progress, rowsReady, ColumnsText::notPlain);
  }

  /**
   * Creates a listener with another description of the columns.
   *
   * @param columns describes the columns, in lines
   */
  ConsoleListener(
      PrintStream out,
      ProgressDisplay progress,
      Runnable rowsReady,
      Function<SuiteRows, List<String>> columns) {
    this.out = out;
    this.progress = progress;
    this.rowsReady = rowsReady;
    this.columns = columns;
  }

  @Override
  public void onRowsRead(RowsRead read) {
    progress.rows(read);
  }

  @Override
  public void onSampleInstead(String reason) {
    progress.rowsEnd();
    out.println(
        "No rows from the server, so the sample of real rows inside is taken: "
            + OneLine.of(reason));
  }

  @Override
  public void onRowsRemark(String remark) {
    progress.rowsEnd();
    out.println("Note: " + OneLine.of(remark));
  }

  @Override
  public void onDataReady(SuiteRows rows) {
    rowsReady.run();
    progress.rowsEnd();
    RowsText.of(rows).forEach(out::println);
    columns.apply(rows).forEach(out::println);
  }

  @Override
  public void onTimingBegin(int models) {
    out.println();
    out.printf(
        Locale.ROOT,
        "Timing a few epochs of %s ...%n",
        models == 1 ? "the model" : String.format(Locale.ROOT, "%,d models", models));
  }

  @Override
  public void onReplicateBegin(ReplicateBegin begin) {
    out.println();
    Replicate replicate = begin.replicate();
    boolean first = replicate.number() == 0;
    String left = timeLeft.ofRun(begin);
    out.printf(
        Locale.ROOT,
        "%s%s (%d of %d%s)%n",
        replicate.name(),
        first ? "" : ", seed " + replicate.config().seed(),
        begin.place(),
        begin.replicates(),
        left.isEmpty() ? "" : "; to the end of the run " + left);
    timeLeft.begin(replicate);
    if (first) {
      out.println(ModelSummary.of(replicate.model()).stripTrailing());
    }
  }

  @Override
  public void onReplicateTaken(Replicate replicate, EarlierTraining training) {
    out.println(
        OneLine.of(
            String.format(
                Locale.ROOT,
                "%s: taken from %s, trained %s with the same rows and settings",
                replicate.name(),
                training.folder(),
                MINUTE.format(training.started()))));
  }

  @Override
  public void onReplicateResumed(Replicate replicate, int epochs) {
    out.printf(
        Locale.ROOT, "%s: goes on from a checkpoint after epoch %,d%n", replicate.name(), epochs);
  }

  @Override
  public void onPlacement(Replicate replicate, Placement placement) {
    if (!placement.words().equals(device)) { // the same for all, except what a GPU cannot do
      device = placement.words();
      out.println("device: " + device);
    }
    progress.begin(replicate);
  }

  @Override
  public void onEpochProgress(Replicate replicate, EpochProgress within) {
    progress.within(within);
  }

  @Override
  public void onEpochEnd(Replicate replicate, EpochEnd end) {
    timeLeft.epoch(end);
    progress.epoch(end, timeLeft.ofTraining());
  }

  @Override
  public void onReplicateEnd(Replicate replicate, TrainingResult result) {
    timeLeft.end(replicate, result);
    ended(replicate.name(), result);
  }

  @Override
  public void onFitBegin(FitBegin begin) {
    out.println();
    out.println("Fit: " + begin.words() + "; no rows are left to stop by.");
    timeLeft.begin(begin.replicate());
  }

  @Override
  public void onFitEnd(Fit fit) {
    ended(fit.name(), fit.result());
    if (fit.result().stopReason().completed()) {
      out.println(fit.name() + ": " + fit.testWords());
    }
  }

  private void ended(String name, TrainingResult result) {
    progress.end();
    int epochs = result.history().size();
    if (epochs > 0 && !result.stopReason().ends(result.config().epochs())) {
      underway.add(String.format(Locale.ROOT, "%s after %,d epochs", name, epochs));
    }
    out.printf(
        Locale.ROOT,
        "%s: %s; %.1f s%n",
        name,
        result.stopReason().words(),
        result.elapsed().toMillis() / 1000.0);
  }

  @Override
  public void onReplicateExported(MedianReplicate chosen) {
    exported(chosen.replicate().model(), "of " + chosen.words());
  }

  @Override
  public void onEnsembleExported(Exported.OfEnsemble ensemble) {
    exported(
        ensemble.name(),
        String.format(
            Locale.ROOT,
            "the mean of the probabilities of %,d replicates",
            ensemble.members().size()));
  }

  @Override
  public void onUnlikeMachines(String words) {
    out.println();
    out.println("Note: " + OneLine.of(words));
  }

  private void exported(String name, String words) {
    if (!exported) {
      out.println();
      exported = true;
    }
    out.println("SavedModel " + name + ": " + words);
  }

  @Override
  public void onFilesRemoved(List<Path> files) {
    out.println();
    out.printf(
        Locale.ROOT,
        "Removed %,d %s of earlier runs, of models, replicates or pictures that are not in this one;"
            + " checkpoints stay.%n",
        files.size(),
        files.size() == 1 ? "file" : "files");
  }

  /** The models that were cut short after at least one epoch, which their checkpoints hold. */
  List<String> underway() {
    return List.copyOf(underway);
  }
}
