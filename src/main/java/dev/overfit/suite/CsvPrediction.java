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
 * Predicts the rows of a table with a SavedModel and writes a CSV with one column, {@value
 * #PROBABILITY}, that holds a number in [0, 1] per row, in the order of the rows; if requested, a
 * column of the table comes before it. Rows are streamed, so a table of any length takes the same
 * memory. The probability of a row does not depend on the other rows ({@link
 * LoadOptions#wholeBlocks}). {@link #cancel} may be called from any thread.
 */
public final class CsvPrediction {
  private static final String PROBABILITY = "probability";
  private static final int ROWS_AT_ONCE = 3840;
  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final PredictionSettings settings;
  private volatile boolean cancelled;

  /** Creates a prediction that has not started. */
  public CsvPrediction(PredictionSettings settings) {
    this.settings = settings;
  }

  /**
   * Writes predictions to a file, whole or not at all, replacing any file there. The output is
   * gzipped if the name ends in {@code .gz}.
   *
   * @param graph the folder of a version of a SavedModel, or of a model, whose latest version is
   *     used
   * @param data the rows, in a form that {@link FeatureRows} reads
   * @return the number of rows
   * @throws UnusableDataException if a row cannot be read or is unusable
   * @throws CancellationException if the prediction is cancelled; nothing is written
   * @throws IOException if there is no SavedModel that predicts, or the file cannot be written;
   *     both are detected before rows are read
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
   * Writes predictions to a stream, which the caller closes. If a row is unusable, the predictions
   * of the rows before it are still written.
   *
   * @return the number of rows
   * @throws IOException as in {@link #toFile}
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

  /** Cancels the prediction, which then ends soon. */
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

  /** Returns what a model reads from the rows of a table. */
  public static ModelInputs inputs(Predictor predictor) {
    return predictor
        .card()
        .flatMap(ModelCard::encoding)
        .map(ModelInputs::of)
        .orElseGet(
            () -> ModelInputs.ofFeatures(predictor.featureNames(), predictor.card().isPresent()));
  }

  /** Writes a file; a {@link DataException} about the rows is rethrown unwrapped. */
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
