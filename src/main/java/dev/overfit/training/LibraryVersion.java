package dev.overfit.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this library, as set by its build. */
public final class LibraryVersion {
  private LibraryVersion() {}

  /** Returns the version, such as {@code 1.2.0}. */
  public static String current() {
    try (InputStream in =
        Objects.requireNonNull(LibraryVersion.class.getResourceAsStream("version.properties"))) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
