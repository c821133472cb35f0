package dev.overfit.suite;

import dev.overfit.study.MedianReplicate;
import dev.overfit.study.ReplicateResult;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SavedModels of a run. If each model is trained once, it leaves as it ends; if there are
 * replicates, the {@link MedianReplicate} of those that ended leaves at the end of the run, with
 * weights from its checkpoint.
 */
final class Exports {
  /** Gives the results of replicates with their weights. */
  @FunctionalInterface
  interface Weighted {
    /**
     * The result of a replicate that ended, with its weights.
     *
     * @throws IOException if its checkpoint cannot be read, or is not its own
     */
    TrainingResult of(ReplicateResult replicate) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  private final Suite suite;
  private final SuiteSettings settings;
  private final SuiteRows rows;
  private final GraphWriter graphs;
  private final Weighted weighted;
  private final Map<Integer, Path> atOnce = new ConcurrentSkipListMap<>();
  private final Map<String, Path> atTheEnd = new LinkedHashMap<>();
  private final List<MedianReplicate> chosen = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  Exports(
      Suite suite, SuiteSettings settings, SuiteRows rows, GraphWriter graphs, Weighted weighted) {
    this.suite = suite;
    this.settings = settings;
    this.rows = rows;
    this.graphs = graphs;
    this.weighted = weighted;
  }

  /**
   * A replicate has ended. For several threads at once.
   *
   * @param index its place in the run
   * @throws IOException if its SavedModel is due and cannot be written
   */
  void ended(int index, TrainingResult result) throws IOException {
    if (settings.replicates() == 1) {
      Exported exported = new Exported.OfReplicate(result, Optional.empty());
      atOnce.put(index, Interrupts.heldBack(() -> write(exported)));
    }
  }

  /**
   * All replicates have ended, or no more will: writes what is still due. If a model's cannot be
   * written, those of the others are all the same.
   *
   * @param results the replicates that ended
   */
  void complete(List<ReplicateResult> results) {
    if (settings.replicates() == 1) {
      return;
    }
    for (String model : suite.models()) {
      List<ReplicateResult> ended =
          results.stream().filter(each -> each.model().equals(model)).toList();
      if (!ended.isEmpty()) {
        median(MedianReplicate.of(ended));
      }
    }
  }

  private void median(MedianReplicate choice) {
    ReplicateResult replicate = choice.replicate();
    try {
      Path path =
          Interrupts.heldBack(
              () -> write(new Exported.OfReplicate(weighted.of(replicate), Optional.of(choice))));
      atTheEnd.put(replicate.model(), path);
      chosen.add(choice);
    } catch (IOException | RuntimeException e) {
      LOG.debug("{}: not exported", replicate.name(), e);
      failures.add(
          settings.graphs(suite.name()).resolve(replicate.model())
              + ": the SavedModel of "
              + replicate.name()
              + " could not be written: "
              + e.getMessage());
    }
  }

  private Path write(Exported exported) throws IOException {
    return graphs.write(settings.graphs(suite.name()), exported, rows, settings.export());
  }

  /** What was written, in the suite's order. */
  List<Path> written() {
    List<Path> paths = new ArrayList<>(atOnce.values());
    paths.addAll(atTheEnd.values());
    return paths;
  }

  /** Which of several replicates were written, in the suite's order. */
  List<MedianReplicate> chosen() {
    return List.copyOf(chosen);
  }

  /** Why some could not be written, a sentence each without its full stop. */
  List<String> failures() {
    return List.copyOf(failures);
  }
}
