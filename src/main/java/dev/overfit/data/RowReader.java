package dev.overfit.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads rows from a stream on several threads: one inflates and decodes, the caller's turns lines
 * of plain numbers into rows. What is no such line goes, with all behind it, by way of Commons CSV,
 * which cuts the text into records on a third. Those threads are gone when it returns.
 */
final class RowReader {
  private static final int BATCHES_AHEAD = 8;

  /**
   * What to read.
   *
   * @param place what messages call it
   * @param name what tells whether it has to be gzip
   * @param bytes closed by who opened it
   * @param live whether bytes are yet to arrive, so that none is waited for without need
   */
  record Source(String place, String name, InputStream bytes, boolean live) {}

  private final Source source;
  private final RowRequest request;
  private final CountedStream counted;
  private final RowCollector rows;

  private RowReader(Source source, RowRequest request) {
    this.source = source;
    this.request = request;
    this.counted = new CountedStream(source.bytes);
    this.rows = new RowCollector(source.place, request);
  }

  /**
   * The first rows.
   *
   * @throws DataException where they are not there or not in the layout
   * @throws java.io.InterruptedIOException where this thread is interrupted
   */
  static Dataset read(Source source, RowRequest request, RecordSink sink) throws IOException {
    return new RowReader(source, request).read(sink);
  }

  private Dataset read(RecordSink sink) throws IOException {
    InputStream plain = CsvBytes.open(source.place, source.name, counted);
    try (ReadAheadText text = new ReadAheadText(plain);
        PushbackReader rest = new PushbackReader(text, PlainLines.BUFFER)) {
      long taken = 0;
      if (!source.live && sink == RecordSink.NONE) {
        taken = new PlainLines(rest, text, rows, request).read(this::tell);
      }
      read(new RecordSource(source.place, request, rest, text, taken, !source.live), sink);
    }
    return rows.dataset();
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
    request.progress().rows(rows.count(), request.rows(), counted.count());
  }
}
