package dev.overfit.suite;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a suite runs on: {@link Auto}, {@link Higgs}, {@link Sample}, {@link Simulated},
 * {@link File}, {@link StandardInput} or {@link Url}.
 */
public sealed interface DataSelection {
  /** Real rows from the cache, otherwise from the server, otherwise those of {@link Sample}. */
  record Auto() implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.auto();
    }
  }

  /** Real rows from the cache, otherwise from the server; an error if neither has them. */
  record Higgs() implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.higgs();
    }
  }

  /** The real rows bundled with the program, see {@link dev.overfit.data.csv.HiggsSample}. */
  record Sample() implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.sample();
    }
  }

  /** Simulated rows, generated from the run's seed. */
  record Simulated() implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.simulated();
    }
  }

  /** The program's standard input, written as {@code -}. */
  record StandardInput() implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.standardInput();
    }
  }

  /**
   * A file.
   *
   * @param path a {@code .csv} or {@code .csv.gz}; a user-supplied table may have other formats
   */
  record File(Path path) implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.file(path);
    }
  }

  /**
   * A file on a server, in the UCI layout or a user-supplied table.
   *
   * @param url an http or https address of a {@code .csv} or {@code .csv.gz}
   */
  record Url(URI url) implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.url(url);
    }
  }

  /**
   * A visitor with a method for every kind of selection.
   *
   * @param <R> the type of the result
   * @param <X> the type of the exception that a method may throw
   */
  interface Visitor<R, X extends Exception> {
    /** Visits {@link Auto}. */
    R auto() throws X;

    /** Visits {@link Higgs}. */
    R higgs() throws X;

    /** Visits {@link Sample}. */
    R sample() throws X;

    /** Visits {@link Simulated}. */
    R simulated() throws X;

    /** Visits {@link StandardInput}. */
    R standardInput() throws X;

    /** Visits {@link File}. */
    R file(Path path) throws X;

    /** Visits {@link Url}. */
    R url(URI url) throws X;
  }

  /** The words that select rows of HIGGS; none of them goes with a user-supplied table. */
  Set<String> OF_HIGGS = Set.of("auto", "higgs", "sample", "simulated");

  /** Matches an address; group 1 is its scheme. */
  Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");

  /** Returns the text that {@link #parse} turns into this selection. */
  default String text() {
    return accept(
        new Visitor<String, RuntimeException>() {
          @Override
          public String auto() {
            return "auto";
          }

          @Override
          public String higgs() {
            return "higgs";
          }

          @Override
          public String sample() {
            return "sample";
          }

          @Override
          public String simulated() {
            return "simulated";
          }

          @Override
          public String standardInput() {
            return "-";
          }

          @Override
          public String file(Path path) {
            return path.toString();
          }

          @Override
          public String url(URI url) {
            return url.toString();
          }
        });
  }

  /** Returns the selected file; empty if this selection is not a file. */
  default Optional<Path> filePath() {
    return this instanceof File file ? Optional.of(file.path()) : Optional.empty();
  }

  /** Calls the visitor's method for this kind. */
  <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

  /**
   * Returns what a text selects: {@code auto}, {@code higgs}, {@code sample}, {@code simulated},
   * {@code -} for the standard input, otherwise an address if it has a scheme, otherwise a path.
   *
   * @throws IllegalArgumentException if the text is none of these words, nor an http or https
   *     address, nor a path
   */
  static DataSelection parse(String text) {
    return switch (text) {
      case "auto" -> new Auto();
      case "higgs" -> new Higgs();
      case "sample" -> new Sample();
      case "simulated" -> new Simulated();
      case "-" -> new StandardInput();
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
        "data: expected auto, higgs, sample, simulated, - for the standard input, or the path or"
            + " http(s) address of a .csv or .csv.gz, received '"
            + text
            + "'",
        cause);
  }
}
