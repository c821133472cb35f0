package dev.overfit.spark;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/**
 * Files of rows in order, and their division into parts for tasks. A file that is gzip or zip by
 * its name or first bytes is a single part, as is a file whose line ends cannot be found by a
 * single byte.
 */
final class CsvFiles {
  /** The cost of opening a part, expressed in bytes of rows. */
  private static final long OPENING_BYTES = 4L << 20;

  private final List<FileStatus> files;
  private final Configuration hadoop;

  private CsvFiles(List<FileStatus> files, Configuration hadoop) {
    this.files = files;
    this.hadoop = hadoop;
  }

  /** Returns the non-empty ones of the files. */
  static CsvFiles of(List<FileStatus> files, Configuration hadoop) {
    return new CsvFiles(files.stream().filter(file -> file.getLen() > 0).toList(), hadoop);
  }

  /** Returns each file as a single part. */
  List<FilePart> whole() {
    return files.stream().map(CsvFiles::whole).toList();
  }

  private static FilePart whole(FileStatus file) {
    return new FilePart(file.getPath().toString(), 0, file.getLen(), true);
  }

  /**
   * Returns the parts in order, grouped by task.
   *
   * @param cut whether files may be cut at their line ends
   * @param most the maximum number of bytes per task if files are cut
   * @param tasks the number of concurrent tasks, each of which should have something to do
   */
  List<List<FilePart>> tasks(boolean cut, long most, int tasks) throws IOException {
    long all = files.stream().mapToLong(file -> file.getLen() + OPENING_BYTES).sum();
    long size = Math.max(1, Math.min(most, Math.max(OPENING_BYTES, all / Math.max(1, tasks))));
    List<List<FilePart>> grouped = new ArrayList<>();
    long room = 0;
    for (FileStatus file : files) {
      for (FilePart part : parts(file, cut, size)) {
        if (grouped.isEmpty() || part.length() > room) {
          grouped.add(new ArrayList<>());
          room = size;
        }
        grouped.get(grouped.size() - 1).add(part);
        room -= part.length() + OPENING_BYTES;
      }
    }
    return grouped;
  }

  private List<FilePart> parts(FileStatus file, boolean cut, long size) throws IOException {
    if (!cut || file.getLen() <= size || isPacked(file)) {
      return List.of(whole(file));
    }
    List<FilePart> parts = new ArrayList<>();
    for (long start = 0; start < file.getLen(); start += size) {
      long length = Math.min(size, file.getLen() - start);
      parts.add(
          new FilePart(file.getPath().toString(), start, length, start + length == file.getLen()));
    }
    return parts;
  }

  /** Returns whether a line-feed byte is always a line feed, unlike in UTF-16 or wider. */
  static boolean linesEndInOneByte(Charset encoding) {
    String name = encoding.name().toUpperCase(Locale.ROOT);
    return name.equals("UTF-8")
        || name.equals("US-ASCII")
        || name.startsWith("ISO-8859-")
        || name.startsWith("WINDOWS-125");
  }

  private boolean isPacked(FileStatus file) throws IOException {
    String name = file.getPath().getName().toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz") || name.endsWith(".zip")) {
      return true;
    }
    FileSystem system = file.getPath().getFileSystem(hadoop);
    try (var in = system.open(file.getPath())) {
      int start = in.read() << 8 | in.read();
      return start == 0x1f8b || start == ('P' << 8 | 'K');
    }
  }
}
