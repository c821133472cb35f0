package study;

import dev.overfit.cli.Report;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.study.Analysis;
import dev.overfit.study.Findings;
import dev.overfit.suite.DataSelection;
import dev.overfit.suite.DataSettings;
import dev.overfit.suite.Folders;
import dev.overfit.suite.KnownSources;
import dev.overfit.suite.Replicate;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteListener;
import dev.overfit.suite.SuiteOutcome;
import dev.overfit.suite.SuiteRunner;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.TableSettings;
import dev.overfit.suite.TrainingSettings;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Which network says best who leaves, without overfitting? */
public final class Leavers {
  private Leavers() {}

  /**
   * Trains three networks four times each.
   *
   * @param args the table, whose column {@code churned} is the label
   */
  public static void main(String[] args) throws IOException {
    Suite suite =
        Suite.builder("leavers")
            .title("Who leaves?")
            .model("Line", List.of())
            .model("Small", List.of(new Dense(16, Activation.ELU)))
            .model("Large", List.of(new Dense(256, Activation.ELU), new Dropout(0.5)))
            .baseline("Line")
            .build();

    DataSettings data =
        DataSettings.defaults()
            .withSelection(new DataSelection.File(Path.of(args[0])))
            .withTable(TableSettings.ofLabel("churned"));
    SuiteSettings settings =
        SuiteSettings.defaults(Folders.withCache(Path.of("target/cache")))
            .withData(data)
            .withTraining(TrainingSettings.NONE.withEpochs(60).withSeed(7))
            .withReplicates(4);

    SuiteOutcome outcome =
        SuiteRunner.of(new KnownSources(), new Report()).run(suite, settings, new Progress());

    Findings.of(Analysis.of(outcome.study())).forEach(System.out::println);
    outcome.files().forEach(System.out::println);
  }

  /** Prints a line for each training. */
  private static final class Progress implements SuiteListener {
    @Override
    public void onReplicateEnd(Replicate replicate, TrainingResult result) {
      System.out.printf("%s: %s%n", replicate.name(), result.stopReason().words());
    }
  }
}
