package dev.overfit.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the files that may be trained on. */
record DataFolder(Path folder) {
  /**
   * The file of a name.
   *
   * @throws RequestException 400 where the name is none, or no file in the folder has it; one that
   *     a link leads out of the folder to, or in a circle, is not in it
   */
  Path file(String name) {
    Path file = folder.resolve(FolderName.check("data", name));
    if (!isInside(file)) {
      throw RequestException.bad("data: there is no file '" + name + "'");
    }
    return file;
  }

  private boolean isInside(Path file) {
    try {
      Path real = file.toRealPath();
      return Files.isRegularFile(real) && real.startsWith(folder.toRealPath());
    } catch (IOException e) { // there is none, or nobody can get there
      return false;
    }
  }

  /** A message without the way to this folder, which is nobody else's business. */
  String relative(String message) {
    return message.replace(folder + folder.getFileSystem().getSeparator(), "");
  }
}
