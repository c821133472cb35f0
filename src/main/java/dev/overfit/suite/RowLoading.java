package dev.overfit.suite;

import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.data.remote.UnreachableException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the rows that a {@link DataSelection} asks for. */
final class RowLoading {
  private static final Logger LOG = LoggerFactory.getLogger(RowLoading.class);

  private final RowSources sources;
  private final SuiteSettings settings;
  private final SuiteListener listener;

  RowLoading(RowSources sources, SuiteSettings settings, SuiteListener listener) {
    this.sources = sources;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * The rows, split.
   *
   * @throws UnusableDataException where they cannot be had or are no good
   */
  Split load() throws UnusableDataException {
    Split split = split();
    LOG.info("{} rows of {}", settings.data().rows(), split.origin());
    listener.onDataReady(split);
    return split;
  }

  private Split split() throws UnusableDataException {
    DataSettings data = settings.data();
    try {
      return select(data.selection()).split(data.validationRows(), data.trainingRows());
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableDataException(e);
    }
  }

  private LoadedData select(DataSelection selection) throws IOException {
    if (selection instanceof DataSelection.File file) {
      return sources.file(file.path(), rows(), listener);
    }
    if (selection instanceof DataSelection.Url url) {
      return sources.url(url.url(), rows(), settings.folders().cache(), listener);
    }
    if (selection instanceof DataSelection.Simulated) {
      return simulated();
    }
    return selection instanceof DataSelection.Higgs ? higgs() : higgsOrSimulated();
  }

  private LoadedData higgs() throws IOException {
    return sources.url(Higgs.UCI, rows(), settings.folders().cache(), listener);
  }

  private LoadedData higgsOrSimulated() throws IOException {
    try {
      return higgs();
    } catch (UnreachableException e) {
      LOG.info("simulated rows instead of {}", Higgs.UCI, e);
      listener.onSimulatedInstead(String.valueOf(e.getMessage()));
      return simulated();
    }
  }

  private LoadedData simulated() {
    return sources.simulated(settings.training().seed(), rows());
  }

  private int rows() {
    return settings.data().rows();
  }
}
