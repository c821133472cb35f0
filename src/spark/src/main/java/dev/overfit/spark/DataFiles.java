package dev.overfit.spark;

import dev.overfit.data.DataException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The files that {@code data} names: files, folders of files, or patterns of either, on any Hadoop
 * file system. As in Spark, names beginning with {@code _} or {@code .} do not count.
 */
final class DataFiles {
  private final List<FileStatus> named;
  private final Configuration hadoop;

  private DataFiles(List<FileStatus> named, Configuration hadoop) {
    this.named = named;
    this.hadoop = hadoop;
  }

  /**
   * Looks up names.
   *
   * @throws DataException if a name matches nothing
   */
  static DataFiles of(List<String> names, Configuration hadoop) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    for (String name : names) {
      found.addAll(named(name, hadoop));
    }
    return new DataFiles(found, hadoop);
  }

  private static List<FileStatus> named(String name, Configuration hadoop) throws IOException {
    Path path = new Path(name);
    FileSystem system = path.getFileSystem(hadoop);
    try {
      return List.of(system.getFileStatus(path)); // even if the name looks like a pattern
    } catch (FileNotFoundException e) {
      FileStatus[] matches = system.globStatus(path);
      if (matches == null || matches.length == 0) {
        throw new DataException(name + ": no such file", e);
      }
      return inOrder(matches);
    }
  }

  private static List<FileStatus> inOrder(FileStatus[] files) {
    return Arrays.stream(files)
        .filter(file -> !isHidden(file.getPath()))
        .sorted(Comparator.comparing(FileStatus::getPath))
        .toList();
  }

  private static boolean isHidden(Path path) {
    return path.getName().startsWith("_") || path.getName().startsWith(".");
  }

  /** Returns the named paths, with patterns resolved. */
  List<String> paths() {
    return named.stream().map(each -> each.getPath().toString()).toList();
  }

  /** Returns the first format that a name indicates, of a file itself or in a folder. */
  Optional<RowFormat> format() throws IOException {
    for (FileStatus each : named) {
      Optional<RowFormat> format = RowFormat.ofName(each.getPath().getName());
      if (format.isEmpty() && each.isDirectory()) {
        format = formatIn(each.getPath());
      }
      if (format.isPresent()) {
        return format;
      }
    }
    return Optional.empty();
  }

  private Optional<RowFormat> formatIn(Path folder) throws IOException {
    RemoteIterator<LocatedFileStatus> files = folder.getFileSystem(hadoop).listFiles(folder, true);
    while (files.hasNext()) {
      Path file = files.next().getPath();
      Optional<RowFormat> format = RowFormat.ofName(file.getName());
      if (format.isPresent() && !isHidden(file)) {
        return format;
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the files in the order in which they were named, and those of a folder or a pattern by
   * name.
   *
   * @throws DataException if a folder contains a folder, whose name Spark would turn into a column
   */
  List<FileStatus> files() throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus each : named) {
      files.addAll(each.isDirectory() ? filesIn(each.getPath()) : List.of(each));
    }
    return files;
  }

  private List<FileStatus> filesIn(Path folder) throws IOException {
    List<FileStatus> files = inOrder(folder.getFileSystem(hadoop).listStatus(folder));
    for (FileStatus file : files) {
      if (file.isDirectory()) {
        throw new DataException(
            folder
                + ": expected a folder of files, found the folder "
                + DataException.quote(file.getPath().getName())
                + " in it; name the files by a pattern, such as "
                + folder
                + "/*/*.csv");
      }
    }
    return files;
  }
}
