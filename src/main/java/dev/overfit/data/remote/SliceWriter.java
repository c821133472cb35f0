package dev.overfit.data.remote;

import dev.overfit.data.csv.RecordSink;
import dev.overfit.io.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records cell by cell, as they were read, as gzipped CSV. A failure to write does not stop
 * the reader; {@link #finish()} throws it.
 */
final class SliceWriter implements RecordSink {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final DigestOutputStream digest;
  private final GZIPOutputStream gzip;
  private final CSVPrinter printer;
  private @Nullable IOException failure;

  SliceWriter(OutputStream out) throws IOException {
    digest = new DigestOutputStream(out, Sha256.start());
    gzip = new GZIPOutputStream(digest, 1 << 14);
    printer = new CSVPrinter(new OutputStreamWriter(gzip, StandardCharsets.UTF_8), FORMAT);
  }

  @Override
  public void accept(CSVRecord record) {
    if (failure == null) {
      try {
        printer.printRecord(record);
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  /**
   * Ends the file and returns its SHA-256; does not close the stream.
   *
   * @throws IOException if any part could not be written
   */
  String finish() throws IOException {
    if (failure != null) {
      throw failure;
    }
    printer.flush();
    gzip.finish();
    return HexFormat.of().formatHex(digest.getMessageDigest().digest());
  }
}
