package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Parses text into batches of records and stops after as many as are wanted. */
final class RecordSource implements Pipe.Source<List<CSVRecord>> {
  private static final int BATCH = 256;
  static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
  private static final int BATCH_CELLS = 1 << 13; // several batches are queued at once

  private final String place;
  private final RowRequest request;
  private final RecordText text;
  private final boolean checkEnd;
  private final Iterator<CSVRecord> records;
  private final boolean header;
  private @Nullable CSVRecord blank;
  private long taken;
  private @Nullable IOException failure;

  /**
   * @param bytes the text, or what is left of it
   * @param taken the number of records already taken from the text
   * @param checkEnd whether to look for the end of the file after the last record wanted, so that
   *     gzip is known to be complete if the file ends there; false for a stream that would block
   */
  RecordSource(String place, RowRequest request, InputStream bytes, long taken, boolean checkEnd)
      throws IOException {
    this.place = place;
    this.request = request;
    this.text = new RecordText(bytes);
    this.taken = taken;
    this.checkEnd = checkEnd;
    this.records = CSVParser.builder().setReader(text).setFormat(FORMAT).get().iterator();
    this.header = request.layout().header();
  }

  @Override
  public @Nullable List<CSVRecord> next() throws IOException {
    List<CSVRecord> batch = failure == null ? fill() : List.of();
    if (batch.isEmpty() && failure != null) {
      throw failure;
    }
    return batch.isEmpty() ? null : batch;
  }

  /** Keeps a failure for the next call, so that the records before it are processed first. */
  private List<CSVRecord> fill() {
    List<CSVRecord> batch = new ArrayList<>(BATCH);
    try {
      int cells = 0;
      while (batch.size() < BATCH
          && cells < BATCH_CELLS
          && taken < request.records()
          && records.hasNext()) {
        CSVRecord record = records.next();
        text.recordEnded();
        if (isBlank(record)) {
          blank = blank == null ? record : blank;
        } else {
          cells += record.size();
          takeBlank(batch);
          batch.add(record);
          taken++;
        }
      }
      verifyEnd();
    } catch (UncheckedIOException e) {
      failure = describe(Objects.requireNonNull(e.getCause()));
    }
    return batch;
  }

  /** Blank lines at the end of a file are not rows; a blank line before other rows is reported. */
  private static boolean isBlank(CSVRecord record) {
    return record.stream().allMatch(String::isBlank);
  }

  private void takeBlank(List<CSVRecord> batch) {
    if (blank != null) {
      batch.add(blank);
      taken++;
      blank = null;
    }
  }

  /** Rows after those wanted may be invalid; but if none begins, the text has to end properly. */
  private void verifyEnd() {
    if (!checkEnd || taken < request.records()) {
      return;
    }
    try {
      boolean unused = records.hasNext(); // reads ahead
    } catch (UncheckedIOException e) {
      if (text.failedBetweenRecords()) {
        throw e;
      }
    }
  }

  private IOException describe(IOException e) {
    if (e instanceof DataException
        || e instanceof InterruptedIOException
        || e instanceof ClosedByInterruptException) {
      return e;
    }
    long rows = taken - (header ? 1 : 0);
    if (rows < 0) {
      return new DataException(place + ", header: " + reason(e), e);
    }
    return new DataException(
        place + ", after row " + DataException.count(rows) + ": " + reason(e), e);
  }

  private static String reason(IOException e) {
    if (e instanceof RecordText.RecordTooLong) {
      return "expected a line of at most "
          + DataException.count(RecordText.LONGEST_RECORD)
          + " characters, found a longer one";
    }
    return CsvFile.reason(e);
  }
}
