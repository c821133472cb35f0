package dev.overfit.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the files that can be trained on. */
record DataFolder(Path folder) {
  /**
   * Returns the file with the given name.
   *
   * @throws RequestException 400 if the name is invalid or no file in the folder has it; a link
   *     that leads out of the folder, or in a circle, does not count as a file in it
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
    } catch (IOException e) { // missing or not accessible
      return false;
    }
  }

  /** Removes the path of this folder from a message, which is nobody else's business. */
  String relative(String message) {
    return message.replace(folder + folder.getFileSystem().getSeparator(), "");
  }
}
