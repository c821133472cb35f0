package dev.overfit.suite;

import dev.overfit.export.SavedModelExporter;
import dev.overfit.io.FolderLock;
import dev.overfit.io.OutputCheck;
import dev.overfit.study.ReplicateName;
import dev.overfit.tensorboard.TensorBoard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All places that a run of a suite writes to, except the cache, which a run can do without. */
final class OutputPlaces {
  private final Suite suite;
  private final SuiteSettings settings;
  private final StudyWriter writer;

  OutputPlaces(Suite suite, SuiteSettings settings, StudyWriter writer) {
    this.suite = suite;
    this.settings = settings;
    this.writer = writer;
  }

  /**
   * Checks, before hours of training, that each place can be written to. Leaves nothing behind.
   *
   * @throws IOException if one cannot; its message names the place and what is expected there
   */
  void check() throws IOException {
    OutputCheck check = new OutputCheck();
    Path results = settings.results(suite.name());
    List<String> replicates = replicates();
    for (Path file : writer.files(suite.models(), replicates, results)) {
      check.file(file);
    }
    List<String> fits = fits();
    for (String trained : Stream.concat(replicates.stream(), fits.stream()).toList()) {
      TrialFiles files = TrialFiles.in(results, trained);
      check.file(files.checkpoint());
      for (Path logs : TensorBoard.folders(files.logs())) {
        check.folder(logs);
      }
    }
    SavedModelExporter exporter = new SavedModelExporter(settings.graphs(suite.name()));
    for (String model : suite.models()) {
      exporter.check(model);
      if (settings.export().ensemble()) {
        exporter.check(ReplicateName.ofEnsemble(model));
      }
    }
    for (String fit : fits) {
      exporter.check(fit);
    }
  }

  /** Returns the names that the model to be fitted may get. */
  private List<String> fits() {
    return settings.export().fit().stream()
        .flatMap(fit -> fit.candidates(suite.models()).stream())
        .map(ReplicateName::ofFit)
        .toList();
  }

  /**
   * Checks as well that no other run writes there. Does not keep one from starting afterwards.
   *
   * @param now the time, for those who find the results folder locked at this moment
   * @throws IOException if another run does, or a place cannot be written to
   */
  void checkFree(Instant now) throws IOException {
    FolderLock lock = FolderLock.take(settings.results(suite.name()), now);
    try {
      check();
    } finally {
      lock.close();
    }
  }

  private List<String> replicates() {
    return suite.models().stream()
        .flatMap(
            model ->
                IntStream.range(0, settings.replicates())
                    .mapToObj(number -> ReplicateName.of(model, number)))
        .toList();
  }
}
