package dev.overfit.data.csv;

import org.apache.commons.csv.CSVRecord;

/** Is handed each record as text, header included, once it was checked. */
@FunctionalInterface
public interface RecordSink {
  /** Takes no notice. */
  RecordSink NONE = record -> {};

  /** Takes the next record. */
  void accept(CSVRecord record);
}
