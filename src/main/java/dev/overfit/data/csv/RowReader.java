package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import dev.overfit.data.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads rows from a stream on several threads: one inflates, the caller's turns lines of plain
 * numbers into rows. What is no such line goes, with all behind it, by way of Commons CSV, which
 * cuts the text into records on a third. Those threads are gone when it returns.
 */
public final class RowReader {
  private static final int BATCHES_AHEAD = 8;
  private static final String ENOUGH =
      "; the rows before it are enough to train and to validate: testRows=0 takes no others";

  /**
   * What to read.
   *
   * @param place what messages call it
   * @param name what tells whether it has to be gzip
   * @param bytes closed by who opened it
   * @param live whether bytes are yet to arrive, so that none is waited for without need
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
   * The first rows.
   *
   * @throws DataException where they are not there or not in the layout
   * @throws java.io.InterruptedIOException where this thread is interrupted
   */
  public static DigestedRows read(Source source, RowRequest request, RecordSink sink)
      throws IOException {
    MemoryRows rows = new MemoryRows(source.place, request);
    new RowReader(source, request, rows).read(sink);
    return rows.rows();
  }

  /**
   * The first rows, handed on one by one.
   *
   * @throws IOException as {@link #read(Source, RowRequest, RecordSink)}, or where the sink does
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
