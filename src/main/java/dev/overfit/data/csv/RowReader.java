package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import dev.overfit.data.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads rows from a stream on several threads. One inflates, while the caller's turns lines of
 * plain numbers into rows. Any other line, and everything after it, goes through Commons CSV, which
 * parses the text into records on a third. The additional threads have ended when the call returns.
 */
public final class RowReader {
  private static final int BATCHES_AHEAD = 8;
  private static final String ENOUGH =
      "; the rows before it are enough to train and to validate: testRows=0 takes no others";

  /**
   * The stream to read.
   *
   * @param place what messages call the source
   * @param name the file name; if it ends in {@code .gz}, the content has to be gzip
   * @param bytes the stream; closed by whoever opened it
   * @param live whether bytes are still arriving, so that reading must not block needlessly
   */
  public record Source(String place, String name, InputStream bytes, boolean live) {}

  private final Source source;
  private final RowRequest request;
  private final CountedStream counted;
  private final RowCollector rows;

  private RowReader(Source source, RowRequest request, RowSink rows) {
    this.source = source;
    this.request = request;
    this.counted = new CountedStream(source.bytes);
    this.rows = new RowCollector(source.place, request, rows);
  }

  /**
   * Reads the first rows.
   *
   * @throws DataException if there are too few rows or a row does not match the layout
   * @throws java.io.InterruptedIOException if the current thread is interrupted
   */
  public static DigestedRows read(Source source, RowRequest request, RecordSink sink)
      throws IOException {
    MemoryRows rows = new MemoryRows(source.place, request);
    new RowReader(source, request, rows).read(sink);
    return rows.rows();
  }

  /**
   * Reads the first rows and passes them on one by one.
   *
   * @throws IOException as {@link #read(Source, RowRequest, RecordSink)}, or if the sink fails
   */
  public static void read(Source source, RowRequest request, RowSink rows) throws IOException {
    new RowReader(source, request, rows).read(RecordSink.NONE);
  }

  private void read(RecordSink sink) throws IOException {
    InputStream plain = CsvBytes.open(source.place, source.name, counted);
    try (ReadAhead text = new ReadAhead(plain)) {
      if (source.live || sink != RecordSink.NONE) {
        read(new RecordSource(source.place, request, text, 0, !source.live), sink);
      } else {
        read(new PlainLines(text, rows, request));
      }
    } catch (DataException e) {
      throw rows.isEnough() ? e.withAdvice(ENOUGH) : e;
    }
    rows.end();
  }

  private void read(PlainLines lines) throws IOException {
    while (lines.next()) {
      tell();
    }
    tell();
    if (!lines.complete()) {
      InputStream rest = lines.rest();
      read(new RecordSource(source.place, request, rest, lines.taken(), true), RecordSink.NONE);
    }
  }

  private void read(RecordSource source, RecordSink sink) throws IOException {
    try (Pipe<List<CSVRecord>> records = Pipe.start("overfit-csv", BATCHES_AHEAD, source)) {
      for (List<CSVRecord> batch = records.take(); batch != null; batch = records.take()) {
        add(batch, sink);
      }
    }
  }

  private void add(List<CSVRecord> batch, RecordSink sink) throws IOException {
    for (CSVRecord record : batch) {
      rows.add(record);
      sink.accept(record);
    }
    tell();
  }

  private void tell() {
    request.progress().rows(rows.count(), request.rows().most(), counted.count());
  }
}
