package dev.overfit.spark;

import dev.overfit.cli.Main;
import java.io.IOException;
import java.util.Properties;

/**
 * The command on Spark: {@code spark-submit --class dev.overfit.spark.Study overfit-spark.jar
 * --suite sizes --replicates 8}. Its options, files and exit codes are the command's; its
 * replicates train on executors. On a single machine, from Maven: {@code mvn -f src/spark compile
 * exec:java -Dsuite=sizes -Dmaster=local-cluster[2,1,1024]}.
 */
public final class Study {
  /** Set by {@code spark-submit}; not an option of the command. */
  private static final String OF_SPARK = "SPARK_SUBMIT";

  private Study() {}

  /**
   * Runs the command, and ends the process with its exit code.
   *
   * @param args the options, as {@code --help} lists them
   * @throws IOException if a JVM for Spark's driver cannot be started
   * @throws InterruptedException if the wait for that JVM is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int code = DriverProcess.isThisOne() ? run(args) : DriverProcess.run(Study.class, args);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int run(String... args) {
    Logs.warnings();
    Properties properties = new Properties();
    properties.putAll(System.getProperties());
    properties.remove(OF_SPARK);
    SparkTrainings trainings = new SparkTrainings(System.err);
    try {
      return Main.run(trainings, properties, args);
    } finally {
      trainings.close();
    }
  }
}
