package dev.overfit.spark;

import dev.overfit.export.LoadOptions;
import dev.overfit.export.Predictor;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * How a model is loaded, on the driver and on executors alike.
 *
 * @param threads the maximum number of threads per matrix product, at least 1
 * @param allowAnyOperations as {@link LoadOptions#allowAnyOperations}
 * @param symmetricCopies the number of copies of a row over which probabilities are averaged, at
 *     least 1
 */
record Loading(int threads, boolean allowAnyOperations, int symmetricCopies)
    implements Serializable {
  /** Returns the defaults: one thread for a task's one core; dense operations; no copies. */
  static Loading defaults() {
    return new Loading(1, false, 1);
  }

  /** Returns the options, but always with whole blocks, since rows are divided anywhere. */
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
