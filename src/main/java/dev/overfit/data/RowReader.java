package dev.overfit.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads rows from a stream on three threads that work at once: one inflates and decodes, one cuts
 * the text into records, the caller's turns them into numbers. The first two are gone when it
 * returns.
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
        Pipe<List<CSVRecord>> records = records(text)) {
      for (List<CSVRecord> batch = records.take(); batch != null; batch = records.take()) {
        add(batch, sink);
      }
    }
    return rows.dataset();
  }

  private Pipe<List<CSVRecord>> records(ReadAheadText text) throws IOException {
    return Pipe.start(
        "overfit-csv", BATCHES_AHEAD, new RecordSource(source.place, request, text, !source.live));
  }

  private void add(List<CSVRecord> batch, RecordSink sink) throws IOException {
    for (CSVRecord record : batch) {
      rows.add(record);
      sink.accept(record);
    }
    request.progress().rows(rows.count(), request.rows(), counted.count());
  }
}
