package dev.overfit.cli;

import dev.overfit.suite.TrialTraining;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The door for people: {@code mvn compile exec:java -Dsuite=sizes}; and for programs that have the
 * same command train elsewhere.
 */
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
    int code = run(TrialTraining.Factory.ofTensorFlow(), System.getProperties(), args);
    if (code != ExitCode.DONE.number()) {
      System.exit(code);
    }
  }

  /**
   * Runs the command, and leaves the process as it is.
   *
   * @param trainings what trains its replicates
   * @param properties what holds where the command line is silent
   * @param args options, as {@code --help} lists them
   * @return what the process is to tell the shell
   */
  public static int run(TrialTraining.Factory trainings, Properties properties, String... args) {
    Environment environment = Application.environment(trainings, properties);
    ExitCode code = new Command(environment, unicode(System.out), unicode(System.err)).run(args);
    System.out.flush();
    return code.number();
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
