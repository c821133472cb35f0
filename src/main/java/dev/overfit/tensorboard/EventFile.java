package dev.overfit.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.overfit.io.TfRecordWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SourceMetadata;
import org.tensorflow.proto.Summary;

/**
 * Writes one event file, {@code events.out.tfevents.<unix seconds>.<host>.<pid>.<n>.v2}.
 *
 * <p>Events are kept in memory and go to the disk as whole records in one write, so that a reader
 * sees them soon after {@link #flushIfDue} and a killed process loses at most {@link #FLUSH_EVERY}
 * of them. Once a write has failed, the file accepts nothing more: a record after a torn one would
 * make all of it unreadable.
 *
 * <p>May be closed twice. Not thread-safe.
 */
final class EventFile implements Closeable {
  /** The prefix of the name of every event file. */
  static final String PREFIX = "events.out.tfevents.";

  /** How long an event is kept in memory. */
  static final Duration FLUSH_EVERY = Duration.ofSeconds(1);

  private final Path file;
  private final WritableByteChannel channel;
  private final Clock clock;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final TfRecordWriter records = new TfRecordWriter(pending);
  private Instant flushed;

  EventFile(Path file, WritableByteChannel channel, Clock clock) {
    this.file = file;
    this.channel = channel;
    this.clock = clock;
    this.flushed = clock.instant();
  }

  /**
   * Creates a file with an unused name and writes its first event.
   *
   * @param folder the folder, created if necessary
   * @throws IOException if the folder or the file cannot be created; the message names it
   */
  static EventFile create(Path folder, Clock clock) throws IOException {
    EventFile events = open(folder, clock);
    try {
      events.write(
          events
              .event()
              .setFileVersion("brain.Event:2")
              .setSourceMetadata(SourceMetadata.newBuilder().setWriter("dev.overfit.tensorboard")));
      events.flush();
      return events;
    } catch (IOException e) {
      events.close();
      throw e;
    }
  }

  private static EventFile open(Path folder, Clock clock) throws IOException {
    try {
      Files.createDirectories(folder);
      Path file = unusedName(folder, clock.instant());
      return new EventFile(
          file,
          FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
          clock);
    } catch (IOException e) {
      throw new IOException(folder + ": no event file could be made there: " + e, e);
    }
  }

  private static Path unusedName(Path folder, Instant now) {
    String stem =
        PREFIX + now.getEpochSecond() + "." + host() + "." + ProcessHandle.current().pid() + ".";
    int n = 0;
    while (Files.exists(folder.resolve(stem + n + ".v2"))) {
      n++;
    }
    return folder.resolve(stem + n + ".v2");
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "_");
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** Returns the path of the file. */
  Path path() {
    return file;
  }

  /** Adds a value, at step 0. */
  void summary(Summary.Value value) throws IOException {
    write(event().setSummary(Summary.newBuilder().addValue(value)));
  }

  /**
   * Adds points of curves, all at the same step.
   *
   * @param points points from {@link Curve#point}
   */
  void points(long step, List<byte[]> points) throws IOException {
    ByteArrayOutputStream event = new ByteArrayOutputStream(1024);
    CodedOutputStream out = CodedOutputStream.newInstance(event);
    out.writeDouble(Event.WALL_TIME_FIELD_NUMBER, seconds(clock.instant()));
    out.writeInt64(Event.STEP_FIELD_NUMBER, step);
    out.writeTag(Event.SUMMARY_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(summaryLength(points));
    for (byte[] point : points) {
      out.writeByteArray(Summary.VALUE_FIELD_NUMBER, point);
    }
    out.flush();
    records.write(event.toByteArray());
  }

  private static int summaryLength(List<byte[]> points) {
    int length = 0;
    for (byte[] point : points) {
      length += CodedOutputStream.computeByteArraySize(Summary.VALUE_FIELD_NUMBER, point);
    }
    return length;
  }

  /** Adds the graph that TensorBoard shows on its page of graphs. */
  void graph(byte[] graphDef) throws IOException {
    write(event().setGraphDef(ByteString.copyFrom(graphDef)));
  }

  /** Flushes if the last flush was {@link #FLUSH_EVERY} ago or longer. */
  void flushIfDue() throws IOException {
    // The absolute value, so that a clock that was set back does not delay everything.
    if (Duration.between(flushed, clock.instant()).abs().compareTo(FLUSH_EVERY) >= 0) {
      flush();
    }
  }

  /** Passes everything to the operating system, so that other processes can read it. */
  void flush() throws IOException {
    flushed = clock.instant();
    ByteBuffer bytes = ByteBuffer.wrap(pending.toByteArray());
    pending.reset();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      channel.close();
      throw new IOException(file + ": could not be written: " + e.getMessage(), e);
    }
  }

  /** Flushes and closes the file; does nothing if it is already closed or a write has failed. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try (channel) {
        flush();
      }
    }
  }

  private Event.Builder event() {
    return Event.newBuilder().setWallTime(seconds(clock.instant()));
  }

  /** Returns seconds since the epoch, TensorBoard's format for every time. */
  static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() * 1e-9;
  }

  private void write(Event.Builder event) throws IOException {
    records.write(event.build().toByteArray());
  }
}
