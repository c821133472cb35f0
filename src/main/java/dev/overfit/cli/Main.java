package dev.overfit.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The door for people: {@code mvn compile exec:java -Dsuite=sizes}. */
public final class Main {
  /** The property by which Logback is told its configuration. */
  private static final String LOGBACK = "logback.configurationFile";

  private Main() {}

  /**
   * Runs the command, and ends the process where that did not end well: Maven, in whose process it
   * may run, ends by itself after what did.
   *
   * @param args options, as {@code --help} lists them
   */
  public static void main(String[] args) {
    if (System.getProperty(LOGBACK) == null) {
      System.setProperty(LOGBACK, "dev/overfit/cli/logback.xml");
    }
    ExitCode code =
        new Command(Application.environment(), unicode(System.out), unicode(System.err)).run(args);
    System.out.flush();
    if (code != ExitCode.DONE) {
      System.exit(code.number());
    }
  }

  /** Summaries have box drawings: UTF-8 where the locale, such as {@code C}, knows none. */
  private static PrintStream unicode(PrintStream stream) {
    String name =
        System.getProperty(
            "stdout.encoding",
            System.getProperty("sun.stdout.encoding", Charset.defaultCharset().name()));
    boolean able = Charset.forName(name).newEncoder().canEncode('━');
    return able ? stream : new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
