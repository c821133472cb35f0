package dev.overfit.suite;

import dev.overfit.data.DataException;
import dev.overfit.export.LoadOptions;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.io.AtomicFile;
import dev.overfit.io.OutputCheck;
import dev.overfit.table.FeatureRows;
import dev.overfit.table.ModelInputs;
import dev.overfit.table.TableSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;

/**
 * Predicts the rows of a table with a SavedModel: a CSV of one column, {@value #PROBABILITY}, with
 * a number in [0, 1] a row, in the order of the rows, and before it a column of theirs if that is
 * asked for. Rows are streamed, so that a table of any length takes the same memory. The
 * probability of a row does not depend on the others ({@link LoadOptions#wholeBlocks}). {@link
 * #cancel} may come from any thread.
 */
public final class CsvPrediction {
  private static final String PROBABILITY = "probability";
  private static final int ROWS_AT_ONCE = 3840;
  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final PredictionSettings settings;
  private volatile boolean cancelled;

  /** A prediction that has not begun. */
  public CsvPrediction(PredictionSettings settings) {
    this.settings = settings;
  }

  /**
   * Predicts into a file, which is written whole or not at all, gzipped where its name ends in
   * {@code .gz}, and replaces what stood there.
   *
   * @param graph the folder of a version of a SavedModel, or of a model, whose latest is taken
   * @param data the rows, as {@link FeatureRows} takes them
   * @return how many rows there were
   * @throws UnusableDataException where a row cannot be had or is no good
   * @throws CancellationException where it was cancelled; nothing is written
   * @throws IOException where there is no SavedModel that predicts, or the file cannot be written,
   *     which is found out before rows are read
   */
  public long toFile(Path graph, TableSource data, Path file) throws IOException {
    new OutputCheck().file(file);
    try (Predictor predictor = load(graph);
        FeatureRows rows = open(data, predictor)) {
      AtomicFile.clearLeftOvers(file);
      write(file, out -> write(predictor, rows, out));
      return rows.rows();
    } catch (DataException e) {
      throw new UnusableDataException(e);
    }
  }

  /**
   * Predicts into a stream, which stays the caller's to close. What was predicted before a row that
   * is no good is written.
   *
   * @return how many rows there were
   * @throws IOException as {@link #toFile}
   */
  public long toStream(Path graph, TableSource data, OutputStream target) throws IOException {
    try (Predictor predictor = load(graph);
        FeatureRows rows = open(data, predictor)) {
      OutputStream out = new BufferedOutputStream(target);
      try {
        write(predictor, rows, out);
      } finally {
        out.flush();
      }
      return rows.rows();
    } catch (DataException e) {
      throw new UnusableDataException(e);
    }
  }

  /** Ends it soon. */
  public void cancel() {
    cancelled = true;
  }

  private Predictor load(Path graph) throws IOException {
    return Predictor.load(
        graph, settings.options().withWholeBlocks(true), settings.symmetricCopies());
  }

  private FeatureRows open(TableSource data, Predictor predictor) throws IOException {
    return FeatureRows.open(data, settings.format(), inputs(predictor), settings.columns());
  }

  /** What a model takes of the rows of a table. */
  public static ModelInputs inputs(Predictor predictor) {
    return predictor
        .card()
        .flatMap(ModelCard::encoding)
        .map(ModelInputs::of)
        .orElseGet(
            () -> ModelInputs.ofFeatures(predictor.featureNames(), predictor.card().isPresent()));
  }

  /** Writes a file; what is wrong with the rows stays what it is. */
  private static void write(Path file, AtomicFile.Content content) throws IOException {
    boolean gzip = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    try {
      AtomicFile.write(file, gzip ? out -> zipped(content, out) : content);
    } catch (IOException e) {
      throw e.getCause() instanceof DataException cause ? cause : e;
    }
  }

  private static void zipped(AtomicFile.Content content, OutputStream out) throws IOException {
    GZIPOutputStream zipped = new GZIPOutputStream(out);
    content.writeTo(zipped);
    zipped.finish();
  }

  private void write(Predictor predictor, FeatureRows rows, OutputStream out) throws IOException {
    FeatureRows.Block block = rows.next(ROWS_AT_ONCE);
    Optional<String> id = rows.idName();
    String header = id.isPresent() ? CSV.format(id.get(), PROBABILITY) : PROBABILITY;
    out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
    while (block.features().length > 0) {
      if (cancelled) {
        throw new CancellationException("predict: cancelled after " + rows.rows() + " rows");
      }
      float[] probabilities = predictor.probabilities(block.features());
      String lines = id.isPresent() ? lines(block.ids(), probabilities) : lines(probabilities);
      out.write(lines.getBytes(StandardCharsets.UTF_8));
      block = rows.next(ROWS_AT_ONCE);
    }
  }

  private static String lines(float[] probabilities) {
    StringBuilder lines = new StringBuilder(probabilities.length * 12);
    for (float probability : probabilities) {
      lines.append(probability).append('\n');
    }
    return lines.toString();
  }

  private static String lines(List<String> ids, float[] probabilities) {
    StringBuilder lines = new StringBuilder(probabilities.length * 24);
    for (int row = 0; row < probabilities.length; row++) {
      lines.append(CSV.format(ids.get(row), probabilities[row])).append('\n');
    }
    return lines.toString();
  }
}
