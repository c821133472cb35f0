package dev.overfit.spark;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.spark.SparkConf;

/**
 * Default logging of the driver: warnings to standard error, without each of Spark's steps, which
 * would drown the command's output.
 */
final class Logs {
  private static final String OURS = "log4j2.properties";

  private Logs() {}

  /** Configures log4j2 unless a property or a file on the class path does. */
  static void warnings() {
    boolean said =
        Stream.of("log4j2.configurationFile", "log4j.configurationFile")
            .map(System::getProperty)
            .anyMatch(Objects::nonNull);
    ClassLoader system = ClassLoader.getSystemClassLoader();
    boolean there =
        Stream.of(".properties", ".xml", ".yaml", ".json")
            .anyMatch(suffix -> system.getResource("log4j2" + suffix) != null);
    if (!said && !there) {
      ClassLoader ofSpark = SparkConf.class.getClassLoader(); // not that of spark-submit's jars
      LoggerContext context = (LoggerContext) LogManager.getContext(ofSpark, false);
      context.setConfigLocation(URI.create(String.valueOf(Logs.class.getResource(OURS))));
    }
  }
}
