package dev.overfit.graph.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Checks whether a folder belongs to this process's user, so that nobody else can have put anything
 * into it. In a place that everyone may write to, it must be the user's own and not a link.
 */
final class FolderOwnership {
  /** Provides the number of a user, asked for only if it matters. */
  @FunctionalInterface
  interface User {
    /** Returns the number. */
    long number() throws IOException;
  }

  private static final int LINK = 0120000;
  private static final int KIND = 0170000;
  private static final int STICKY = 01000;
  private static final int WRITABLE_BY_ALL = 0002;
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final long ROOT = 0;
  private static final String WRITABLE = ", which others may write to";

  private final User user;

  /** Checks the folders of a user. */
  FolderOwnership(User user) {
    this.user = user;
  }

  /** Returns a check for this process's user, who owns the files that the process creates. */
  static FolderOwnership ofThisProcess() {
    return new FolderOwnership(
        () -> {
          Path made = Files.createTempFile("overfit", null);
          try {
            return attribute(made, "uid");
          } finally {
            Files.delete(made);
          }
        });
  }

  /** Returns what is wrong with a folder or one above it, as far as they exist. */
  Optional<String> wrong(Path folder) {
    try {
      Optional<String> wrong = wrongOnTheWay(folder);
      return wrong.isEmpty() && Files.exists(folder) ? wrongOnTheWay(folder.toRealPath()) : wrong;
    } catch (IOException e) {
      return Optional.of(folder + ", which cannot be looked at");
    }
  }

  private Optional<String> wrongOnTheWay(Path folder) throws IOException {
    Path place = folder.getRoot();
    boolean open = false; // to others, so that what is in it may be theirs
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

  /** Returns what is wrong with a place in a folder that others may write to. */
  private Optional<String> strange(Path place) throws IOException {
    if (isLink(place)) {
      return Optional.of(place + ", which is a link");
    }
    long owner = attribute(place, "uid");
    if (owner != ROOT && owner != user.number()) {
      return Optional.of(place + ", which belongs to " + Files.getOwner(place).getName());
    }
    boolean guarded = (attribute(place, "mode") & STICKY) != 0; // only owners replace files
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
