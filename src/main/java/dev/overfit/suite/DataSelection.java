package dev.overfit.suite;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a suite runs on: {@link Auto}, {@link Higgs}, {@link Simulated}, {@link File} or
 * {@link Url}.
 */
public sealed interface DataSelection {
  /**
   * The real rows from the cache, else from the server; where it cannot be reached, the simulation.
   */
  record Auto() implements DataSelection {}

  /** The real rows from the cache, else from the server, or an error. */
  record Higgs() implements DataSelection {}

  /** Simulated rows, made from the run's seed. */
  record Simulated() implements DataSelection {}

  /**
   * A file in the UCI layout.
   *
   * @param path a {@code .csv} or {@code .csv.gz}
   */
  record File(Path path) implements DataSelection {}

  /**
   * A file in the UCI layout on a server.
   *
   * @param url an http or https address of a {@code .csv} or {@code .csv.gz}
   */
  record Url(URI url) implements DataSelection {}

  /** What stands before the path of an address. */
  Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");

  /**
   * What a text selects: {@code auto}, {@code higgs}, {@code simulated}, else an address where it
   * has a scheme, else a path.
   *
   * @throws IllegalArgumentException where it is neither of these words, nor an http or https
   *     address, nor a path
   */
  static DataSelection parse(String text) {
    return switch (text) {
      case "auto" -> new Auto();
      case "higgs" -> new Higgs();
      case "simulated" -> new Simulated();
      default -> SCHEME.matcher(text).matches() ? url(text) : file(text);
    };
  }

  private static DataSelection url(String text) {
    try {
      URI url = URI.create(text);
      String scheme = url.getScheme().toLowerCase(Locale.ROOT);
      if (url.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return new Url(url);
      }
    } catch (IllegalArgumentException e) {
      throw unknown(text, e);
    }
    throw unknown(text, null);
  }

  private static DataSelection file(String text) {
    try {
      if (!text.isBlank()) {
        return new File(Path.of(text));
      }
    } catch (InvalidPathException e) {
      throw unknown(text, e);
    }
    throw unknown(text, null);
  }

  private static IllegalArgumentException unknown(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "data: expected auto, higgs, simulated, or the path or http(s) address of a .csv or"
            + " .csv.gz, received '"
            + text
            + "'",
        cause);
  }
}
