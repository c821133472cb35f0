package dev.overfit.suite;

import dev.overfit.study.Fit;
import dev.overfit.study.MedianReplicate;
import dev.overfit.study.ReplicateResult;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the SavedModels of a run. If each model is trained once, it is exported as soon as it
 * ends. If there are several replicates, the {@link MedianReplicate} of those that ended is
 * exported at the end of the run, along with their ensemble if requested, with weights from their
 * checkpoints. The model that is trained once more comes last.
 */
final class Exports {
  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  private final Suite suite;
  private final SuiteSettings settings;
  private final ReplicateRows rows;
  private final GraphWriter graphs;
  private final Exported.Weighted weighted;
  private final Map<Integer, Path> atOnce = new ConcurrentSkipListMap<>();
  private final List<Path> atTheEnd = new ArrayList<>();
  private final List<Path> ofFit = new ArrayList<>();
  private final List<MedianReplicate> chosen = new ArrayList<>();
  private final List<Exported.OfEnsemble> ensembles = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  Exports(
      Suite suite,
      SuiteSettings settings,
      ReplicateRows rows,
      GraphWriter graphs,
      Exported.Weighted weighted) {
    this.suite = suite;
    this.settings = settings;
    this.rows = rows;
    this.graphs = graphs;
    this.weighted = weighted;
  }

  /**
   * Handles the end of a replicate. Thread-safe.
   *
   * @param index the replicate's place in the run
   * @throws IOException if its SavedModel is due and cannot be written
   */
  void ended(int index, TrainingResult result) throws IOException {
    if (settings.replicates() == 1) {
      Exported exported = new Exported.OfReplicate(result, Optional.empty());
      atOnce.put(index, Interrupts.heldBack(() -> write(exported)));
    }
  }

  /**
   * Writes the remaining SavedModels, once all replicates have ended or no more will. If the one of
   * a model cannot be written, those of the others still are.
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
        if (settings.export().ensemble()) {
          ensemble(model, ended);
        }
      }
    }
  }

  private void median(MedianReplicate choice) {
    ReplicateResult replicate = choice.replicate();
    if (write(
        replicate.model() + ", of replicate " + replicate.number() + ",",
        () -> write(new Exported.OfReplicate(weighted.of(replicate), Optional.of(choice))),
        atTheEnd)) {
      chosen.add(choice);
    }
  }

  /** Exports an ensemble; a run that was cut short may have too few replicates for one yet. */
  private void ensemble(String model, List<ReplicateResult> ended) {
    List<ReplicateResult> members = ended.stream().filter(MedianReplicate::counts).toList();
    Exported.OfEnsemble ensemble = new Exported.OfEnsemble(model, members, weighted);
    if (members.size() > 1) {
      if (write(ensemble.name(), () -> write(ensemble), atTheEnd)) {
        ensembles.add(ensemble);
      }
    } else if (ended.size() == settings.replicates()) {
      failures.add(
          String.format(
              Locale.ROOT,
              "SavedModel %s: expected at least 2 replicates that have a best epoch without diverging,"
                  + " found %d",
              ensemble.name(),
              members.size()));
    }
  }

  /**
   * Writes a model that was trained once more.
   *
   * @param trainedOn the rows that it was trained on
   */
  void fit(Fit fit, SuiteRows trainedOn) {
    write(fit.name(), () -> write(new Exported.OfFit(fit), trainedOn), ofFit);
  }

  /**
   * Records that something cannot be exported.
   *
   * @param why the reason, a sentence without a final period
   */
  void missing(String why) {
    failures.add(why);
  }

  /** Writes a SavedModel once its weights are available. */
  @FunctionalInterface
  private interface Due {
    Path write() throws IOException;
  }

  /** Writes, or records why it cannot; returns whether it did. */
  private boolean write(String what, Due due, List<Path> written) {
    try {
      written.add(Interrupts.heldBack(due::write));
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.debug("SavedModel {} could not be written", what, e);
      failures.add("SavedModel " + what + " could not be written: " + e.getMessage());
      return false;
    }
  }

  private Path write(Exported exported) throws IOException {
    return write(exported, rows.of(exported.replicate()));
  }

  private Path write(Exported exported, SuiteRows trainedOn) throws IOException {
    return graphs.write(settings.graphs(suite.name()), exported, trainedOn, settings.export());
  }

  /** Returns the written SavedModels, in the suite's order. */
  List<Path> written() {
    return Stream.of(atOnce.values(), atTheEnd, ofFit).flatMap(Collection::stream).toList();
  }

  /** Returns the chosen replicates that were exported, in the suite's order. */
  List<MedianReplicate> chosen() {
    return List.copyOf(chosen);
  }

  /** Returns the ensembles that were exported, in the suite's order. */
  List<Exported.OfEnsemble> ensembles() {
    return List.copyOf(ensembles);
  }

  /** Returns why some could not be exported, one sentence each without a final period. */
  List<String> failures() {
    return List.copyOf(failures);
  }
}
