package dev.overfit.suitefile;

import dev.overfit.suite.Trial;
import dev.overfit.training.TrainingConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which settings a file has for all models and which for one model, so that reading the
 * file gives the same models again.
 *
 * @param shared the settings of most models, with the seed of the rows
 * @param trials all models
 * @param ofTable whether rows are of a table, whose size decides the batch size unless it is given
 */
record WrittenTraining(TrainingConfig shared, List<Trial> trials, boolean ofTable) {
  static WrittenTraining of(SuiteFile file) {
    List<Trial> trials = file.suite().trials();
    long rowSeed = file.seed().orElse(TrainingConfig.defaults().seed());
    TrainingConfig shared =
        TrainingForm.shared(trials.stream().map(Trial::config).toList()).withSeed(rowSeed);
    return new WrittenTraining(shared, trials, file.data().table().isPresent());
  }

  /** Returns the settings for all models. */
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

  /** Returns a model's own settings. */
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
