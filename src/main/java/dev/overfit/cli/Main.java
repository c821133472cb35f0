package dev.overfit.cli;

import dev.overfit.suite.TrialTraining;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The entry point for people, {@code mvn compile exec:java -Dsuite=sizes}, and for programs that
 * run the same command but train elsewhere.
 */
public final class Main {
  /** The property that names Logback's configuration. */
  private static final String LOGBACK = "logback.configurationFile";

  private Main() {}

  /**
   * Runs the command, and ends the process if it did not succeed. After success it returns, since
   * Maven, in whose process it may run, ends by itself.
   *
   * @param args options, as listed by {@code --help}
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
   * Runs the command without ending the process.
   *
   * @param trainings creates the trainings of the replicates
   * @param properties the values of options that the command line does not give
   * @param args options, as listed by {@code --help}
   * @return the exit code for the shell
   */
  public static int run(TrialTraining.Factory trainings, Properties properties, String... args) {
    Environment environment = Application.environment(trainings, properties);
    ExitCode code = new Command(environment, unicode(System.out), unicode(System.err)).run(args);
    System.out.flush();
    return code.number();
  }

  /**
   * Returns the stream, in UTF-8 if its encoding, as in the locale {@code C}, lacks the box
   * drawings of summaries.
   */
  private static PrintStream unicode(PrintStream stream) {
    String name =
        System.getProperty(
            "stdout.encoding",
            System.getProperty("sun.stdout.encoding", Charset.defaultCharset().name()));
    boolean able = Charset.forName(name).newEncoder().canEncode('━');
    return able ? stream : new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
