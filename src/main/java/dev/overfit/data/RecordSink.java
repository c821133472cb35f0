package dev.overfit.data;

import org.apache.commons.csv.CSVRecord;

/** Is handed each record as text, header included, once it was checked. */
@FunctionalInterface
interface RecordSink {
  RecordSink NONE =
      new RecordSink() { // a lambda would load Commons CSV, which plain rows do without
        @Override
        public void accept(CSVRecord record) {}
      };

  void accept(CSVRecord record);
}
