package dev.overfit.suite;

import dev.overfit.io.FileName;
import dev.overfit.study.ReplicateName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The settings of a run of a suite.
 *
 * @param data the rows
 * @param training the settings for all trials, in place of their own
 * @param replicates how often each trial is trained, from 1 to {@value #MOST_REPLICATES}; replicate
 *     r of a trial has the trial's seed plus r
 * @param resample whether the rows are split again for each replicate from 1 on, while replicate 0
 *     has the split of a single run: a user-supplied table is split by the seed of the rows plus
 *     the replicate's number; other rows are shuffled by that seed, training, validation and test
 *     rows together
 * @param folders the folders to use
 * @param resume whether a replicate resumes from its last checkpoint, if there is one
 * @param export what to export as SavedModels
 * @param parallel how many replicates train at once, at least 1, or {@link #AUTO}; the results are
 *     the same to the byte
 */
public record SuiteSettings(
    DataSettings data,
    TrainingSettings training,
    int replicates,
    boolean resample,
    Folders folders,
    boolean resume,
    ExportSettings export,
    int parallel) {
  /** Trains as many replicates at once as there are cores for their threads. */
  public static final int AUTO = 0;

  private static final int STEPS_AN_EPOCH = 20;
  private static final int SMALLEST_BATCH = 16;
  private static final int LARGEST_BATCH = 500;

  /** The maximum number of replicates of a trial. */
  public static final int MOST_REPLICATES = 1000;

  /**
   * @throws IllegalArgumentException if {@code replicates} is out of range, {@code parallel} is
   *     negative, {@code resample} is combined with a single replicate, a table that is split in
   *     its order, ensembles or a model to fit, or copies of a row are requested for a
   *     user-supplied table
   */
  public SuiteSettings {
    atLeast("parallel", AUTO, parallel);
    if (replicates < 1 || replicates > MOST_REPLICATES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "replicates: expected a number from 1 to %,d, received %,d",
              MOST_REPLICATES,
              replicates));
    }
    if (resample) {
      checkResampled(data, replicates);
    }
    if (resample && export.ensemble()) {
      throw new IllegalArgumentException(
          "ensemble: expected without resample=true, since replicates of which each has rows and an"
              + " encoding of its own have no common inputs, received it with resample=true");
    }
    if (resample && export.fit().isPresent()) {
      throw new IllegalArgumentException(
          "fit: expected without resample=true, since the rows that test one replicate train and"
              + " validate others, so that none are left to test what all of them say, received it"
              + " with resample=true");
    }
    if (export.symmetricCopies() > 1 && data.table().isPresent()) {
      throw new IllegalArgumentException(
          "symmetricCopies: expected with rows of HIGGS, received it with a table of your own");
    }
  }

  private static void checkResampled(DataSettings data, int replicates) {
    if (replicates < 2) {
      throw new IllegalArgumentException(
          "resample: expected with 2 replicates or more, since the first has the rows that a single"
              + " run has, received it with replicates="
              + replicates);
    }
    if (data.table().filter(table -> !table.random()).isPresent()) {
      throw new IllegalArgumentException(
          "resample: expected with split=random, received it with split=first, which deals out the"
              + " same rows each time");
    }
  }

  /**
   * Returns the default settings: the tutorial's rows, every trial once with its own settings, the
   * best weights as SavedModels to serve, and as many trials at once as there are cores for.
   */
  public static SuiteSettings defaults(Folders folders) {
    return new SuiteSettings(
        DataSettings.defaults(),
        TrainingSettings.NONE,
        1,
        false,
        folders,
        false,
        ExportSettings.DEFAULT,
        AUTO);
  }

  /** Returns these settings with other rows. */
  public SuiteSettings withData(DataSettings value) {
    return new SuiteSettings(
        value, training, replicates, resample, folders, resume, export, parallel);
  }

  /** Returns these settings with other settings for all trials. */
  public SuiteSettings withTraining(TrainingSettings value) {
    return new SuiteSettings(data, value, replicates, resample, folders, resume, export, parallel);
  }

  /** Returns these settings with another number of replicates. */
  public SuiteSettings withReplicates(int value) {
    return new SuiteSettings(data, training, value, resample, folders, resume, export, parallel);
  }

  /** Returns these settings with or without splitting the rows again for each replicate. */
  public SuiteSettings withResample(boolean value) {
    return new SuiteSettings(data, training, replicates, value, folders, resume, export, parallel);
  }

  /** Returns these settings with or without resuming from the last checkpoints. */
  public SuiteSettings withResume(boolean value) {
    return new SuiteSettings(
        data, training, replicates, resample, folders, value, export, parallel);
  }

  /** Returns these settings with other SavedModels. */
  public SuiteSettings withExport(ExportSettings value) {
    return new SuiteSettings(
        data, training, replicates, resample, folders, resume, value, parallel);
  }

  /** Returns these settings with another number of replicates at once. */
  public SuiteSettings withParallel(int value) {
    return new SuiteSettings(data, training, replicates, resample, folders, resume, export, value);
  }

  /** Returns the folder of a suite's results. */
  Path results(String suite) {
    return folders.results().resolve(suite);
  }

  /** Returns the folder of a suite's SavedModels. */
  Path graphs(String suite) {
    return folders.graphs().resolve(suite);
  }

  /**
   * Returns the suite as it runs under these settings: with the settings for all trials in place of
   * their own, and their learning rates' decay for epochs of the requested rows.
   *
   * @throws IllegalArgumentException if the seed of a trial's last replicate overflows a long; if
   *     ensembles are requested for a single replicate, or an ensemble would have the name of
   *     another trial; or if the model to fit is not in the suite, or its fit would have the name
   *     of another trial
   */
  public Suite applyTo(Suite suite) {
    return forRows(said(suite), data.trainingRows());
  }

  /**
   * Returns the suite as it runs on rows: on a user-supplied table, in batches of about a twentieth
   * of the training rows unless a batch size is specified.
   */
  Suite applyTo(Suite suite, SuiteRows rows) {
    return forRows(said(suite, rows), rows.split().training().rows());
  }

  /** Returns the suite with the settings for all trials as the trials' own. */
  public Suite said(Suite suite) {
    return suite.map(
        trial -> {
          Trial said = trial.withConfig(training.applyTo(trial.config()));
          return training.batchSize().isPresent() ? said.withOwnBatchSize() : said;
        });
  }

  /**
   * Returns the suite with the settings for all trials, and the batch sizes on the given rows, as
   * the trials' own.
   */
  Suite said(Suite suite, SuiteRows rows) {
    int batchSize = batchSize(rows.split().training().rows());
    return said(suite)
        .map(
            trial ->
                rows.coding().isEmpty() || trial.ownBatchSize()
                    ? trial.withOwnBatchSize()
                    : trial.withConfig(trial.config().withBatchSize(batchSize)).withOwnBatchSize());
  }

  private Suite forRows(Suite said, int trainingRows) {
    Suite configured = said.map(trial -> trial.forRows(trainingRows));
    configured.trials().forEach(trial -> trial.seed(replicates - 1));
    if (export.ensemble()) {
      checkEnsembles(configured.models());
    }
    export.fit().ifPresent(fit -> fit.check(configured.models()));
    return configured;
  }

  /** Checks that each model can have an ensemble with a name of its own. */
  private void checkEnsembles(List<String> models) {
    if (replicates == 1) {
      throw new IllegalArgumentException(
          "ensemble: expected at least 2 replicates of each model, whose probabilities can be"
              + " averaged, received replicates=1");
    }
    for (String model : models) {
      FileName.check("ensemble of " + model, ReplicateName.ofEnsemble(model));
      if (models.stream().anyMatch(other -> ReplicateName.isEnsembleOf(other, model))) {
        throw new IllegalArgumentException(
            String.format(
                "ensemble: expected names that are not those of another trial's ensemble, received a"
                    + " trial '%s' beside '%s'",
                ReplicateName.ofEnsemble(model), model));
      }
    }
  }

  private static int batchSize(int trainingRows) {
    return Math.max(SMALLEST_BATCH, Math.min(trainingRows / STEPS_AN_EPOCH, LARGEST_BATCH));
  }

  static void atLeast(String name, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + ": expected at least " + least + ", received " + value);
    }
  }
}
