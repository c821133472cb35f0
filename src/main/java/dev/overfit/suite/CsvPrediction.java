package dev.overfit.suite;

import dev.overfit.data.DataException;
import dev.overfit.data.csv.FeatureRows;
import dev.overfit.export.LoadOptions;
import dev.overfit.export.Predictor;
import dev.overfit.io.AtomicFile;
import dev.overfit.io.OutputCheck;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;

/**
 * Predicts the rows of a CSV file with a SavedModel: a CSV of one column, {@value #HEADER}, with a
 * number in [0, 1] a row, in the order of the rows. Rows are streamed, so that a file of any length
 * takes the same memory. {@link #cancel} may come from any thread.
 */
public final class CsvPrediction {
  private static final String HEADER = "probability";
  private static final int ROWS_AT_ONCE = 4096;

  private final LoadOptions options;
  private volatile boolean cancelled;

  /**
   * A prediction that has not begun.
   *
   * @param threads how many threads a product may use; 0 for all cores
   * @param allowAnyOperations whether the SavedModel may have any operation, as {@link LoadOptions}
   *     says
   */
  public CsvPrediction(int threads, boolean allowAnyOperations) {
    LoadOptions all = LoadOptions.defaults().withAllowAnyOperations(allowAnyOperations);
    this.options = threads == 0 ? all : all.withThreads(threads);
  }

  /**
   * Predicts into a file, which is written whole or not at all, gzipped where its name ends in
   * {@code .gz}, and replaces what stood there.
   *
   * @param graph the folder of a version of a SavedModel, or of a model, whose latest is taken
   * @param data a {@code .csv} or {@code .csv.gz}, as {@link FeatureRows} takes it
   * @return how many rows there were
   * @throws UnusableDataException where a row cannot be had or is no good
   * @throws CancellationException where it was cancelled; nothing is written
   * @throws IOException where there is no SavedModel that predicts, or the file cannot be written,
   *     which is found out before rows are read
   */
  public long toFile(Path graph, Path data, Path file) throws IOException {
    new OutputCheck().file(file);
    try (Predictor predictor = Predictor.load(graph, options);
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
  public long toStream(Path graph, Path data, OutputStream target) throws IOException {
    try (Predictor predictor = Predictor.load(graph, options);
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

  private static FeatureRows open(Path data, Predictor predictor) throws IOException {
    return FeatureRows.open(data, predictor.featureNames(), predictor.card().isPresent());
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
    out.write((HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
    float[] block = rows.next(ROWS_AT_ONCE);
    while (block.length > 0) {
      if (cancelled) {
        throw new CancellationException("predict: cancelled after " + rows.rows() + " rows");
      }
      out.write(lines(predictor.probabilities(block)).getBytes(StandardCharsets.US_ASCII));
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
}
