package dev.overfit.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The folder of the files that may be trained on. */
record DataFolder(Path folder) {
  /**
   * The file of a name.
   *
   * @throws RequestException 400 where the name is none, or no file in the folder has it; one that
   *     a link leads out of the folder to is not in it
   */
  Path file(String name) {
    Path file = folder.resolve(FolderName.check("data", name));
    try {
      Path real = file.toRealPath();
      if (Files.isRegularFile(real) && real.startsWith(folder.toRealPath())) {
        return file;
      }
    } catch (NoSuchFileException e) {
      // said below
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    throw RequestException.bad("data: there is no file '" + name + "'");
  }

  /** A message without the way to this folder, which is nobody else's business. */
  String relative(String message) {
    return message.replace(folder + folder.getFileSystem().getSeparator(), "");
  }
}
