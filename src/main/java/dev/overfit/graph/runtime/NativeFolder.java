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
 * Where JavaCPP unpacks the native libraries and takes them from the next time, by their sizes and
 * times alone: the folder of {@value #PROPERTY}, else {@code .javacpp/cache} in the user's home,
 * else, where nothing can be written there, {@code .javacpp-<user>/cache} in the folder for
 * temporary files, in which anybody may have made it before. So a folder in a place that all may
 * write to is made for this user alone, and one that is there has to be the user's own.
 *
 * <p>JavaCPP passes over a folder that somebody has said but that cannot be written to; here that
 * is an error, as is one that no library can be loaded from.
 */
final class NativeFolder {
  /** JavaCPP's property for a folder of one's own choice, whose owner is not looked at. */
  static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

  /** How to do without the folder. */
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

  /** The folder that JavaCPP will choose by the JVM's properties. */
  NativeFolder(Properties properties) {
    this(properties, FolderOwnership.ofThisProcess());
  }

  /** The same for any user. */
  NativeFolder(Properties properties, FolderOwnership ownership) {
    this.properties = properties;
    this.ownership = ownership;
  }

  /**
   * The folder. Makes it where it is missing.
   *
   * @throws IOException if it may be another user's, or does not serve; its message says what to do
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

  /** As JavaCPP tells: there, or made, and all may be done in it. */
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
   * Whether a file there that says that it may be run may not be run. Where none can be made,
   * unpacking tells why.
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
