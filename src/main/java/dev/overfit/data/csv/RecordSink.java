package dev.overfit.data.csv;

import org.apache.commons.csv.CSVRecord;

/** Receives each record as text, including the header, once it has been checked. */
@FunctionalInterface
public interface RecordSink {
  /** Ignores all records. */
  RecordSink NONE = record -> {};

  /** Receives the next record. */
  void accept(CSVRecord record);
}
