package dev.overfit.example;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A SavedModel as a single file: {@code <Model>/<version>/…}, which unpacks to the layout that
 * servers expect. It is completed before it is sent, so that no client receives one that lacks
 * files.
 */
final class SavedModelZip implements AutoCloseable {
  /** The maximum number of concurrent readers, each of which holds a server thread. */
  static final int MOST_READERS = 8;

  private final Path zip;

  private SavedModelZip(Path zip) {
    this.zip = zip;
  }

  /**
   * Creates the file of a version, whose files never change.
   *
   * @throws RequestException 410 if the version has been removed
   */
  static SavedModelZip of(String model, Path version) throws IOException {
    SavedModelZip zip = new SavedModelZip(Files.createTempFile("saved-model", ".zip"));
    try (OutputStream out = Files.newOutputStream(zip.zip)) {
      List<Path> files = files(version);
      write(model, version, files, out);
      if (!files.isEmpty() && files.equals(files(version))) {
        return zip;
      }
    } catch (NoSuchFileException e) {
      // reported below
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
    zip.close();
    throw new RequestException(
        410, "model " + model + ": version " + version.getFileName() + " has been removed");
  }

  private static List<Path> files(Path version) throws IOException {
    try (Stream<Path> tree = Files.walk(version)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) {
      throw new NoSuchFileException(version.toString(), null, e.getMessage());
    }
  }

  private static void write(String model, Path version, List<Path> files, OutputStream to)
      throws IOException {
    String root = model + "/" + version.getFileName() + "/";
    ZipOutputStream zip = new ZipOutputStream(to);
    for (Path file : files) {
      String name = version.relativize(file).toString().replace('\\', '/');
      zip.putNextEntry(new ZipEntry(root + name));
      Files.copy(file, zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  /** Returns the length in bytes. */
  long length() throws IOException {
    return Files.size(zip);
  }

  void copyTo(OutputStream to) throws IOException {
    Files.copy(zip, to);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(zip);
  }
}
