package dev.overfit.suite;

import dev.overfit.data.DataException;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.data.remote.UnreachableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the rows that a {@link DataSelection} asks for. */
final class RowLoading implements DataSelection.Visitor<LoadedData, IOException> {
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
      return data.selection().accept(this).split(data.validationRows(), data.trainingRows());
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableDataException(e);
    }
  }

  @Override
  public LoadedData auto() throws IOException {
    try {
      return higgs();
    } catch (UnreachableException e) {
      String reason = String.valueOf(e.getMessage());
      if (rows() > HiggsSample.ROWS) {
        throw new DataException(
            reason + "; " + tooFew("try again later, ask for fewer rows, or take"), e);
      }
      LOG.info("{} instead of {}", HiggsSample.NAME, Higgs.UCI, e);
      listener.onSampleInstead(reason);
      return sample();
    }
  }

  @Override
  public LoadedData higgs() throws IOException {
    return sources.higgs(rows(), settings.folders().cache(), listener);
  }

  @Override
  public LoadedData sample() throws IOException {
    if (rows() > HiggsSample.ROWS) {
      throw new DataException(
          tooFew("ask for fewer rows, or take those of the server (data=higgs),"));
    }
    return sources.sample(rows(), listener);
  }

  @Override
  public LoadedData simulated() {
    return sources.simulated(settings.training().rowSeed(), rows());
  }

  @Override
  public LoadedData file(Path path) throws IOException {
    return sources.file(path, rows(), listener);
  }

  @Override
  public LoadedData url(URI url) throws IOException {
    return sources.url(url, rows(), settings.folders().cache(), listener);
  }

  /** That the sample has fewer rows than are asked for, and what to do about it. */
  private String tooFew(String remedy) {
    return String.format(
        Locale.ROOT,
        "%s: expected at most %,d rows, received validationRows %,d + trainingRows %,d; %s a file"
            + " of your own (data=FILE) or simulated rows (data=simulated)",
        HiggsSample.NAME,
        HiggsSample.ROWS,
        settings.data().validationRows(),
        settings.data().trainingRows(),
        remedy);
  }

  private int rows() {
    return settings.data().rows();
  }
}
