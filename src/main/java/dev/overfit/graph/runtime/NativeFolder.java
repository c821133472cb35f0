package dev.overfit.graph.runtime;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where JavaCPP unpacks the native library and takes it from the next time, by its size and time
 * alone: the folder of {@value #PROPERTY}, else {@code .javacpp/cache} in the user's home, else,
 * where that cannot be made, {@code .javacpp-<user>/cache} in the folder for temporary files, in
 * which anybody may have made it before. So a folder in a place that all may write to is made for
 * this user alone, and one that is there has to be the user's own.
 */
final class NativeFolder {
  /** JavaCPP's property for a folder of one's own choice, which is not looked into. */
  static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int LINK = 0120000;
  private static final int KIND = 0170000;
  private static final int STICKY = 01000;
  private static final int WRITABLE_BY_ALL = 0002;
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final long ROOT = 0;
  private static final String WRITABLE = ", which others may write to";

  private final Properties properties;
  private final LongSupplier user;

  /**
   * The folder that JavaCPP will choose.
   *
   * @param properties the JVM's
   * @param user the number of this process's user; asked for only where it matters
   */
  NativeFolder(Properties properties, LongSupplier user) {
    this.properties = properties;
    this.user = user;
  }

  /** Why it must not be used; empty where it may. Makes it where it is missing. */
  Optional<String> refusal() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty(); // Windows' folder for temporary files is the user's own
    }
    if (isUsable(properties.getProperty(PROPERTY))) {
      return Optional.empty();
    }
    Path home = path("user.home", ".javacpp");
    Path temporary = path("java.io.tmpdir", ".javacpp-" + properties.getProperty("user.name"));
    for (Path candidate : List.of(home.resolve("cache"), temporary.resolve("cache"))) {
      Optional<String> wrong = wrong(candidate);
      if (wrong.isPresent() || isUsable(candidate.toString())) {
        return wrong.or(() -> wrong(candidate)).map(NativeFolder::sentence);
      }
    }
    return Optional.empty(); // JavaCPP says that there is none
  }

  private static String sentence(String wrong) {
    return "expected a folder of this user alone to unpack the native library into, found "
        + wrong
        + "; set the property "
        + PROPERTY
        + " to a folder of your own";
  }

  private Path path(String property, String name) {
    return Path.of(properties.getProperty(property, "."), name).toAbsolutePath().normalize();
  }

  /** As JavaCPP tells: there, or made. */
  private static boolean isUsable(@Nullable String folder) {
    if (folder == null) {
      return false;
    }
    try {
      Files.createDirectories(Path.of(folder), PRIVATE);
      return true;
    } catch (IOException e) {
      return Files.exists(Path.of(folder));
    }
  }

  /** What is wrong with a folder or one above it, as far as they are there. */
  private Optional<String> wrong(Path folder) {
    try {
      Optional<String> wrong = wrongOnTheWay(folder);
      return wrong.isEmpty() && Files.exists(folder) ? wrongOnTheWay(folder.toRealPath()) : wrong;
    } catch (IOException e) {
      return Optional.of(folder + ", which cannot be looked at");
    }
  }

  private Optional<String> wrongOnTheWay(Path folder) throws IOException {
    Path place = folder.getRoot();
    boolean open = false; // to others, so that what lies in it may be theirs
    for (Path name : folder) {
      place = place.resolve(name);
      if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      Optional<String> strange = open ? strange(place) : Optional.empty();
      if (strange.isPresent()) {
        return strange;
      }
      open = isOpen(place, open ? WRITABLE_BY_OTHERS : WRITABLE_BY_ALL);
    }
    return open ? Optional.of(place + WRITABLE) : Optional.empty();
  }

  /** What is wrong with a place in a folder to which others may write. */
  private Optional<String> strange(Path place) throws IOException {
    if (isLink(place)) {
      return Optional.of(place + ", which is a link");
    }
    long owner = attribute(place, "uid");
    if (owner != ROOT && owner != user.getAsLong()) {
      return Optional.of(place + ", which belongs to " + Files.getOwner(place).getName());
    }
    boolean guarded = (attribute(place, "mode") & STICKY) != 0; // each keeps his own there
    return isOpen(place, WRITABLE_BY_OTHERS) && !guarded
        ? Optional.of(place + WRITABLE)
        : Optional.empty();
  }

  private static boolean isOpen(Path place, int toWhom) throws IOException {
    return !isLink(place) && (attribute(place, "mode") & toWhom) != 0;
  }

  private static boolean isLink(Path place) throws IOException {
    return (attribute(place, "mode") & KIND) == LINK;
  }

  private static long attribute(Path place, String name) throws IOException {
    return ((Number) Files.getAttribute(place, "unix:" + name, LinkOption.NOFOLLOW_LINKS))
        .longValue();
  }
}
