package dev.overfit.cli;

import java.nio.file.Path;

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
    ExitCode code = new Command(surroundings(), System.out, System.err).run(args);
    System.out.flush();
    if (code != ExitCode.DONE) {
      System.exit(code.number());
    }
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        System.getProperties(),
        System.getenv(),
        Terminal.present(),
        Path.of(""),
        ProcessEnd.ofRuntime(),
        Wiring::runner,
        Wiring.text());
  }
}
