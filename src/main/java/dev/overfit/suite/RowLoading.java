package dev.overfit.suite;

import dev.overfit.data.DataException;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.data.remote.UnreachableException;
import dev.overfit.table.Table;
import dev.overfit.table.TableSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the rows that a {@link DataSelection} asks for. */
final class RowLoading implements DataSelection.Visitor<ReplicateRows, IOException> {
  private static final Logger LOG = LoggerFactory.getLogger(RowLoading.class);

  private final RowSources sources;
  private final SuiteSettings settings;
  private final SuiteListener listener;
  private final RowMemory memory;

  /**
   * @param memory the memory that is available for the rows
   */
  RowLoading(RowSources sources, SuiteSettings settings, SuiteListener listener, RowMemory memory) {
    this.memory = memory;
    this.sources = sources;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Loads and splits the rows.
   *
   * @throws UnusableDataException if they cannot be loaded or are unusable
   */
  ReplicateRows load() throws UnusableDataException {
    ReplicateRows rows = rows();
    SuiteRows first = rows.first();
    LOG.info("{} rows of {}", first.split().origin().rows(), first.split().origin());
    listener.onDataReady(first);
    RowChecks.remarks(first).forEach(listener::onRowsRemark);
    if (rows.resampled()) {
      listener.onRowsRemark(
          "these are the rows of replicate 0; for each of the others they are dealt out anew");
    }
    return rows;
  }

  private ReplicateRows rows() throws UnusableDataException {
    try {
      return settings.data().selection().accept(this);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableDataException(e);
    }
  }

  @Override
  public ReplicateRows auto() throws IOException {
    try {
      return higgs();
    } catch (UnreachableException e) {
      String reason = String.valueOf(e.getMessage());
      if (wanted().least() > HiggsSample.ROWS) {
        throw new DataException(
            reason + "; " + tooFew("try again later, ask for fewer rows, or take"), e);
      }
      LOG.info("{} instead of {}", HiggsSample.NAME, Higgs.UCI, e);
      listener.onSampleInstead(reason);
      return sample();
    }
  }

  @Override
  public ReplicateRows higgs() throws IOException {
    memory.check(settings.data(), true);
    return tutorial(sources.higgs(wanted(), settings.folders().cache(), listener));
  }

  @Override
  public ReplicateRows sample() throws IOException {
    RowCount wanted = wanted();
    if (wanted.least() > HiggsSample.ROWS) {
      throw new DataException(
          tooFew("ask for fewer rows, or take those of the server (data=higgs),"));
    }
    return tutorial(sources.sample(Math.min(wanted.most(), HiggsSample.ROWS), listener));
  }

  @Override
  public ReplicateRows simulated() throws IOException {
    memory.check(settings.data(), sources.inMemory(wanted().most()));
    return tutorial(
        sources.simulated(
            settings.training().rowSeed(), wanted().most(), settings.folders().cache(), listener));
  }

  @Override
  public ReplicateRows standardInput() throws IOException {
    TableSettings said = settings.data().table().orElseGet(TableSettings::defaults);
    return table(said, sources.standardInput());
  }

  @Override
  public ReplicateRows file(Path path) throws IOException {
    if (settings.data().table().isPresent()) {
      return table(settings.data().table().get(), TableSource.of(path));
    }
    memory.check(settings.data(), sources.inMemory(wanted().most()));
    return tutorial(sources.file(path, wanted(), settings.folders().cache(), listener));
  }

  @Override
  public ReplicateRows url(URI url) throws IOException {
    if (settings.data().table().isPresent()) {
      return table(settings.data().table().get(), sources.table(url));
    }
    memory.check(settings.data(), true);
    return tutorial(sources.url(url, wanted(), settings.folders().cache(), listener));
  }

  private ReplicateRows tutorial(LoadedData rows) throws IOException {
    DataSettings data = settings.data();
    return ReplicateRows.of(
        settings.resample(),
        replicate ->
            SuiteRows.of(
                replicate == 0 ? data.split(rows) : data.shuffledSplit(rows, seed(replicate))));
  }

  private ReplicateRows table(TableSettings said, TableSource source) throws IOException {
    Table table = Table.read(source, said.formatToRead());
    ReplicateRows rows =
        ReplicateRows.of(
            settings.resample(), replicate -> SuiteRows.of(said.split(table, seed(replicate))));
    return settings.export().fit().isPresent()
        ? rows.joinedBy(() -> SuiteRows.of(said.joined(table, seed(0))))
        : rows; // without resampling, nothing keeps the table as read
  }

  /** Returns the seed for a replicate's rows, derived as in {@link Trial#seed}. */
  private long seed(int replicate) {
    return settings.training().rowSeed() + replicate;
  }

  /** Returns a message that the sample has fewer rows than requested, and what to do about it. */
  private String tooFew(String remedy) {
    return String.format(
        Locale.ROOT,
        "%s: expected at most %,d rows, received validationRows %,d + trainingRows %,d%s; %s a file"
            + " of your own (data=FILE) or simulated rows (data=simulated)",
        HiggsSample.NAME,
        HiggsSample.ROWS,
        settings.data().validationRows(),
        settings.data().trainingRows(),
        settings.data().testRows().map(RowLoading::testRows).orElse(""),
        remedy);
  }

  private static String testRows(int rows) {
    return String.format(Locale.ROOT, " + testRows %,d", rows);
  }

  private RowCount wanted() {
    return settings.data().rows();
  }
}
