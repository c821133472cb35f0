package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Higgs;
import dev.overfit.study.Fit;
import dev.overfit.study.Studies;
import dev.overfit.suite.EarlierTraining;
import dev.overfit.suite.FitBegin;
import dev.overfit.suite.Replicate;
import dev.overfit.suite.ReplicateBegin;
import dev.overfit.suite.Suites;
import dev.overfit.training.Device;
import dev.overfit.training.Placement;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleListenerTest {
  private static final Replicate TINY = tiny(0);
  private static final Placement CPU =
      new Placement(Device.AUTO, "CPU", "auto; no GPU visible", true, List.of());

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void theDeviceIsALineThatStandsOnceWhereItIsTheSameForAll() {
    ConsoleListener listener = new ConsoleListener(out, new NoProgress(), () -> {});
    Placement other =
        new Placement(Device.GPU, "GPU:0", "asked for", true, List.of("Some(T=int8)"));
    for (Placement placement : List.of(CPU, CPU, other)) {
      listener.onPlacement(TINY, placement);
    }
    assertThat(text())
        .isEqualTo(
            """
            device: CPU (auto; no GPU visible)
            device: GPU:0 (asked for); on the CPU for want of a kernel: Some(T=int8)
            """);
  }

  @Test
  void whatIsSaidOfABeginStandsBeforeTheBar() {
    ConsoleListener listener =
        new ConsoleListener(out, new BarProgress(out, 40, System::nanoTime), () -> {});
    listener.onReplicateBegin(new ReplicateBegin(tiny(1), 1, 1));
    listener.onReplicateResumed(tiny(1), 5);
    listener.onPlacement(tiny(1), CPU);
    assertThat(text())
        .startsWith(
            "\nTiny-1, seed 1 (1 of 1)\nTiny-1: goes on from a checkpoint after epoch 5\n"
                + "device: CPU (auto; no GPU visible)\n\rTiny-1   0% [");
  }

  @Test
  void whatIsTakenFromAnotherSuiteIsSaidWithItsFolderAndItsTime() {
    ConsoleListener listener = new ConsoleListener(out, new NoProgress(), () -> {});
    Path folder = Path.of("results").resolve("sizes");
    listener.onReplicateTaken(
        tiny(1),
        new EarlierTraining(
            "sizes",
            folder,
            folder.resolve("Tiny-1.checkpoint"),
            Instant.parse("2026-02-03T04:05:06Z")));
    assertThat(text())
        .isEqualTo(
            "Tiny-1: taken from "
                + folder
                + ", trained 2026-02-03 04:05 UTC with the same rows and settings\n");
  }

  @Test
  void howLongTheRunTakesStandsWithTheSecondReplicate() {
    ConsoleListener listener = new ConsoleListener(out, new NoProgress(), () -> {});
    listener.onReplicateBegin(new ReplicateBegin(tiny(0), 1, 2));
    assertThat(text()).startsWith("\nTiny (1 of 2)\n");
    listener.onReplicateEnd(tiny(0), Studies.sizes(false).results().get(0));
    listener.onReplicateBegin(new ReplicateBegin(tiny(1), 2, 2));
    assertThat(text())
        .contains("\nTiny-1, seed 1 (2 of 2; to the end of the run likely 0 s, at most ");
  }

  @Test
  void aFitSaysOnWhichRowsForHowLongAndWhatTheTestRowsGive() {
    Fit fit = Studies.fit();
    ConsoleListener listener = new ConsoleListener(out, new NoProgress(), () -> {});
    TrainingResult result = fit.result();
    Replicate replicate = new Replicate(result.model(), result.config(), 0);
    listener.onFitBegin(new FitBegin(fit.plan(), replicate, fit.split()));
    listener.onFitEnd(fit);
    assertThat(text())
        .isEqualTo(
            """

            Fit: Tiny on 1,900 rows, those that trained and validated, for 3 epochs, the median best epoch\
             of 5 replicates; no rows are left to stop by.
            Tiny-fit: all 3 epochs done; 12.3 s
            Tiny-fit: crossentropy 0.5000, accuracy 1.000, ROC AUC 1.000, average precision 1.000 on the\
             100 test rows, by the weights after its last epoch
            """);
    assertThat(listener.underway()).isEmpty();
  }

  @Test
  void whatIsRemovedOfEarlierRunsIsToldByItsNumber() {
    ConsoleListener listener = new ConsoleListener(out, new NoProgress(), () -> {});
    listener.onFilesRemoved(List.of(Path.of("history/Large.csv")));
    listener.onFilesRemoved(Collections.nCopies(1234, Path.of("history/Large.csv")));
    String rest =
        " of earlier runs, of models, replicates or pictures that are not in this one; checkpoints"
            + " stay.\n";
    assertThat(text()).isEqualTo("\nRemoved 1 file" + rest + "\nRemoved 1,234 files" + rest);
  }

  private static Replicate tiny(int number) {
    TrainingConfig config = TrainingConfig.defaults().withSeed(number);
    return new Replicate(Suites.sizes().trials().get(0).model(Higgs.COLUMNS), config, number);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
