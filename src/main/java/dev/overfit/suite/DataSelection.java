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
 * Which rows a suite runs on: {@link Auto}, {@link Higgs}, {@link Sample}, {@link Simulated},
 * {@link File}, {@link StandardInput} or {@link Url}.
 */
public sealed interface DataSelection {
  /** The real rows from the cache, else from the server, else those of {@link Sample}. */
  record Auto() implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.auto();
    }
  }

  /** The real rows from the cache, else from the server, or an error. */
  record Higgs() implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.higgs();
    }
  }

  /** The real rows that travel with the program, see {@link dev.overfit.data.csv.HiggsSample}. */
  record Sample() implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.sample();
    }
  }

  /** Simulated rows, made from the run's seed. */
  record Simulated() implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.simulated();
    }
  }

  /** What comes through the standard input of the program, said as {@code -}. */
  record StandardInput() implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.standardInput();
    }
  }

  /**
   * A file.
   *
   * @param path a {@code .csv} or {@code .csv.gz}; a table of one's own may have other forms
   */
  record File(Path path) implements DataSelection {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.file(path);
    }
  }

  /**
   * A file in the UCI layout on a server.
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
   * Has an answer for every kind of selection.
   *
   * @param <R> the answer
   * @param <X> what it may fail with
   */
  interface Visitor<R, X extends Exception> {
    /** Answers for {@link Auto}. */
    R auto() throws X;

    /** Answers for {@link Higgs}. */
    R higgs() throws X;

    /** Answers for {@link Sample}. */
    R sample() throws X;

    /** Answers for {@link Simulated}. */
    R simulated() throws X;

    /** Answers for {@link StandardInput}. */
    R standardInput() throws X;

    /** Answers for {@link File}. */
    R file(Path path) throws X;

    /** Answers for {@link Url}. */
    R url(URI url) throws X;
  }

  /** The words that select rows of HIGGS, where there is no table of one's own. */
  Set<String> OF_HIGGS = Set.of("auto", "higgs", "sample", "simulated");

  /** What stands before the path of an address. */
  Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");

  /** The text that {@link #parse} takes for it. */
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

  /** The file that it selects; empty if it selects none. */
  default Optional<Path> filePath() {
    return this instanceof File file ? Optional.of(file.path()) : Optional.empty();
  }

  /** The answer of a visitor for this kind. */
  <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

  /**
   * What a text selects: {@code auto}, {@code higgs}, {@code sample}, {@code simulated}, {@code -}
   * for the standard input, else an address where it has a scheme, else a path.
   *
   * @throws IllegalArgumentException where it is neither of these words, nor an http or https
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
