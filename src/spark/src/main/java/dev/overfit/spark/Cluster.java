package dev.overfit.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/**
 * Configures Spark: with the master given by {@code spark-submit} or the property {@code
 * spark.master}, and with what this jar needs on every executor. Spark settings made by the user
 * are kept.
 */
final class Cluster {
  private static final String JARS = "spark.jars";

  private Cluster() {}

  /**
   * Returns settings for a session or a context in a JVM that is a {@link DriverProcess}.
   *
   * @param name the application name that Spark shows
   */
  static SparkConf settings(String name) {
    SparkConf settings = new SparkConf();
    settings.setIfMissing("spark.app.name", name);
    // A lost executor is no reason to end; failures of units themselves do not count as task
    // failures.
    settings.setIfMissing("spark.deploy.maxExecutorRetries", "-1");
    settings.setIfMissing("spark.task.maxFailures", "100");
    settings.setIfMissing("spark.log.level", "WARN");
    List<String> beside = beside();
    if (!beside.isEmpty()) {
      settings.set(
          JARS,
          Stream.concat(Stream.of(settings.get(JARS, "")), beside.stream())
              .filter(jar -> !jar.isEmpty())
              .collect(Collectors.joining(",")));
    }
    return settings;
  }

  /** Returns the jars beside this one, as its manifest names them, for the executors. */
  private static List<String> beside() {
    try {
      Path jar = Path.of(Cluster.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(jar) ? beside(jar) : List.of();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> beside(Path jar) throws IOException {
    try (JarFile file = new JarFile(new File(jar.toString()))) {
      String names =
          Optional.ofNullable(file.getManifest())
              .map(Manifest::getMainAttributes)
              .map(attributes -> attributes.getValue(Attributes.Name.CLASS_PATH))
              .orElse("");
      return Arrays.stream(names.split(" "))
          .filter(name -> !name.isEmpty())
          .map(name -> jar.resolveSibling(name))
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .toList();
    }
  }
}
