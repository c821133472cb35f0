package dev.overfit.example;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A SavedModel as one file: {@code <Model>/<version>/…}, as a server wants to find it unpacked. */
final class SavedModelZip {
  private SavedModelZip() {}

  /** Writes the files of a version, which never change. */
  static void write(String model, Path version, OutputStream to) throws IOException {
    String root = model + "/" + version.getFileName() + "/";
    List<Path> files;
    try (Stream<Path> tree = Files.walk(version)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    ZipOutputStream zip = new ZipOutputStream(to);
    for (Path file : files) {
      String name = version.relativize(file).toString().replace('\\', '/');
      zip.putNextEntry(new ZipEntry(root + name));
      Files.copy(file, zip);
      zip.closeEntry();
    }
    zip.finish();
  }
}
