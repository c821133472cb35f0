package dev.overfit.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A folder that is a small disk of its own in memory, which can be filled and made read-only. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts a small disk over a folder and copies the folder's content into it. */
  static SmallDisk over(Path folder, int kilobytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path before = folder.resolveSibling(folder.getFileName() + "-before");
    run("cp", "-a", folder + "/.", before.toString());
    run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString());
    run("cp", "-a", before + "/.", folder.toString());
    run("rm", "-rf", before.toString());
    return new SmallDisk(folder);
  }

  /** Returns the folder that it is mounted at. */
  Path folder() {
    return folder;
  }

  /** Fills it except for the given space. */
  void fill(int freeKilobytes) throws IOException {
    byte[] page = new byte[4096];
    Path filler = filler();
    long left = Files.getFileStore(folder).getUsableSpace() - freeKilobytes * 1024L;
    try (var out = Files.newOutputStream(filler, StandardOpenOption.CREATE_NEW)) {
      for (; left >= page.length; left -= page.length) {
        out.write(page);
      }
    }
  }

  /** Removes the filling. */
  void free() throws IOException {
    Files.delete(filler());
  }

  /** Enlarges the disk that is mounted at a folder. */
  static void grow(Path folder, int kilobytes) throws IOException, InterruptedException {
    run("mount", "-o", "remount,size=" + kilobytes + "k", folder.toString());
  }

  /** Lets nobody write there, not even root. */
  void readOnly() throws IOException, InterruptedException {
    run("mount", "-o", "remount,ro", folder.toString());
  }

  /** Lets no program and no library run from there. */
  void noexec() throws IOException, InterruptedException {
    run("mount", "-o", "remount,noexec", folder.toString());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", "-l", folder.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(List.of(command) + ": exit code " + code);
    }
  }
}
