package dev.overfit.data;

import org.apache.commons.csv.CSVRecord;

/** Is handed each record as text, header included, once it was checked. */
@FunctionalInterface
interface RecordSink {
  RecordSink NONE = record -> {};

  void accept(CSVRecord record);
}
