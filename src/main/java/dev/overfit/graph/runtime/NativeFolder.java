package dev.overfit.graph.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that JavaCPP unpacks the native libraries into and then reuses them from, checking
 * only their sizes and times: the folder of {@value #PROPERTY}, otherwise {@code .javacpp/cache} in
 * the user's home, or, if that cannot be written to, {@code .javacpp-<user>/cache} in the folder
 * for temporary files, where anybody may have created it before. So a folder in a place that
 * everyone may write to is created for this user alone, and an existing one must be the user's own.
 *
 * <p>JavaCPP skips a folder that was set but cannot be written to. Here that is an error, as is a
 * folder that libraries cannot be loaded from.
 */
final class NativeFolder {
  /** JavaCPP's property for a folder that the user chooses; its owner is not checked. */
  static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

  /** Tells how to do without the folder. */
  static final String REMEDY =
      "; say another folder by -D"
          + PROPERTY
          + "=FOLDER, or unpack them yourself and say where by -Djava.library.path=FOLDER"
          + " -Dorg.bytedeco.javacpp.pathsfirst=true";

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  private static final FileAttribute<?>[] FOR_THE_USER =
      POSIX ? new FileAttribute<?>[] {PRIVATE} : new FileAttribute<?>[0];

  private final Properties properties;
  private final FolderOwnership ownership;

  /** Finds the folder that JavaCPP will choose by the JVM's properties. */
  NativeFolder(Properties properties) {
    this(properties, FolderOwnership.ofThisProcess());
  }

  /** Finds the folder that JavaCPP will choose, with the ownership check of any user. */
  NativeFolder(Properties properties, FolderOwnership ownership) {
    this.properties = properties;
    this.ownership = ownership;
  }

  /**
   * Returns the folder, after creating it if it is missing.
   *
   * @throws IOException if it may be another user's, or cannot be used; the message says what to do
   */
  Path choose() throws IOException {
    Optional<String> said =
        Stream.of(PROPERTY, "org.bytedeco.javacpp.cacheDir") // JavaCPP knows both
            .flatMap(name -> Stream.ofNullable(properties.getProperty(name)))
            .findFirst();
    Path folder = said.isPresent() ? said(said.get()) : usual();
    if (isMountedNoexec(folder)) {
      throw refusal("from which libraries may be loaded", folder + ", which is mounted noexec");
    }
    return folder;
  }

  private static Path said(String said) throws IOException {
    Path folder = Path.of(said).toAbsolutePath().normalize();
    if (!isUsable(folder)) {
      throw refusal("that may be written to", folder + ", which may not, or cannot be made");
    }
    return folder;
  }

  private Path usual() throws IOException {
    Path home = path("user.home", ".javacpp");
    Path temporary = path("java.io.tmpdir", ".javacpp-" + properties.getProperty("user.name"));
    for (Path candidate : List.of(home, temporary)) {
      checkOwner(candidate);
      if (isUsable(candidate)) {
        checkOwner(candidate);
        return candidate;
      }
    }
    throw refusal("that may be written to", "neither " + home + " nor " + temporary);
  }

  private Path path(String property, String name) {
    return Path.of(properties.getProperty(property, "."), name, "cache")
        .toAbsolutePath()
        .normalize();
  }

  private void checkOwner(Path folder) throws IOException {
    // Windows' folder for temporary files is the user's own
    Optional<String> wrong = POSIX ? ownership.wrong(folder) : Optional.empty();
    if (wrong.isPresent()) {
      throw refusal("of this user alone", wrong.get());
    }
  }

  private static IOException refusal(String kind, String found) {
    return new IOException(
        "TensorFlow's natives: expected to unpack them into a folder "
            + kind
            + ", found "
            + found
            + REMEDY);
  }

  /** Returns whether the folder exists or can be made, with all rights, as JavaCPP checks it. */
  private static boolean isUsable(Path path) {
    File folder = path.toFile();
    return (folder.exists() || isMade(path))
        && folder.canRead()
        && folder.canWrite()
        && folder.canExecute();
  }

  private static boolean isMade(Path folder) {
    try {
      Files.createDirectories(folder, FOR_THE_USER);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns whether a file there cannot be executed despite its permissions. If no file can be
   * created, unpacking tells why.
   */
  private static boolean isMountedNoexec(Path folder) {
    if (!POSIX) {
      return false;
    }
    try {
      Path file = Files.createTempFile(folder, "overfit", ".tmp", PRIVATE);
      try {
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE)
            && !Files.isExecutable(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      return false;
    }
  }
}
