package dev.overfit.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Where programs of this user keep what they can fetch again. */
final class UserCache {
  private UserCache() {}

  /**
   * The folder for Overfit: under {@code XDG_CACHE_HOME} where set, else {@code LOCALAPPDATA} on
   * Windows, {@code ~/Library/Caches} on macOS, {@code ~/.cache} elsewhere.
   *
   * @param environment the process's environment
   * @param properties the JVM's properties
   */
  static Path folder(Map<String, String> environment, Properties properties) {
    return parent(environment, properties).resolve("overfit");
  }

  private static Path parent(Map<String, String> environment, Properties properties) {
    Path home = Path.of(properties.getProperty("user.home", "."));
    String os = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!xdg.isEmpty()) {
      return Path.of(xdg);
    }
    if (os.startsWith("windows")) {
      return Path.of(
          environment.getOrDefault("LOCALAPPDATA", home.resolve("AppData/Local").toString()));
    }
    return os.startsWith("mac") ? home.resolve("Library/Caches") : home.resolve(".cache");
  }
}
