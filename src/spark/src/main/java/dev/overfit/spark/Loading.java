package dev.overfit.spark;

import dev.overfit.export.LoadOptions;
import dev.overfit.export.Predictor;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * How a model is loaded, on the driver and on executors alike.
 *
 * @param threads how many threads a product may use, at least 1
 * @param allowAnyOperations as {@link LoadOptions#allowAnyOperations}
 * @param symmetricCopies over how many copies of a row probabilities are averaged, at least 1
 */
record Loading(int threads, boolean allowAnyOperations, int symmetricCopies)
    implements Serializable {
  /** A thread for each task, as Spark gives it a core; dense operations alone; no copies. */
  static Loading defaults() {
    return new Loading(1, false, 1);
  }

  /** As the options say, with whole blocks, whatever they say of that: rows are cut anywhere. */
  static Loading of(LoadOptions options, int symmetricCopies) {
    return new Loading(options.threads(), options.allowAnyOperations(), symmetricCopies);
  }

  Predictor load(Path folder) throws IOException {
    LoadOptions options =
        LoadOptions.defaults()
            .withThreads(threads)
            .withAllowAnyOperations(allowAnyOperations)
            .withWholeBlocks(true);
    return Predictor.load(folder, options, symmetricCopies);
  }
}
