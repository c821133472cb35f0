package dev.overfit.suitefile;

import dev.overfit.suite.Trial;
import dev.overfit.training.TrainingConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which settings a file says for all models, and which a model says itself, so that reading gives
 * the same again.
 *
 * @param shared what most models have; its seed is that of the rows
 * @param trials all models
 * @param ofTable whether rows are of a table, whose size decides a batch's where nobody says it
 */
record WrittenTraining(TrainingConfig shared, List<Trial> trials, boolean ofTable) {
  static WrittenTraining of(SuiteFile file) {
    List<Trial> trials = file.suite().trials();
    long rowSeed = file.seed().orElse(TrainingConfig.defaults().seed());
    TrainingConfig shared =
        TrainingForm.shared(trials.stream().map(Trial::config).toList()).withSeed(rowSeed);
    return new WrittenTraining(shared, trials, file.data().table().isPresent());
  }

  /** What is said for all. */
  TrainingForm.Said ofAll() {
    Map<String, Object> said = new HashMap<>(TrainingForm.all(shared).settings());
    if (isBatchSizeOpen()) {
      said.remove(TrainingForm.Said.BATCH_SIZE);
    }
    if (trials.stream().anyMatch(each -> each.config().seed() != shared.seed())) {
      said.remove(TrainingForm.Said.SEED);
    }
    return new TrainingForm.Said(said);
  }

  /** What a model says itself. */
  TrainingForm.Said of(Trial trial) {
    Map<String, Object> said =
        new HashMap<>(TrainingForm.difference(trial.config(), shared).settings());
    if (isBatchSizeOpen()) {
      said.remove(TrainingForm.Said.BATCH_SIZE);
      if (trial.ownBatchSize()) {
        said.put(TrainingForm.Said.BATCH_SIZE, trial.config().batchSize());
      }
    }
    return new TrainingForm.Said(said);
  }

  private boolean isBatchSizeOpen() {
    return ofTable && !trials.stream().allMatch(Trial::ownBatchSize);
  }
}
