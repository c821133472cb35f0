package dev.overfit.cli;

import dev.overfit.data.remote.SliceCache;
import dev.overfit.picture.Axes;
import dev.overfit.suite.SuiteRunner;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;

/**
 * Everything that the command takes from outside, so that a test can replace it.
 *
 * @param properties the JVM's properties
 * @param variables the process's environment variables
 * @param in the standard input
 * @param terminal whether a person sits at a terminal
 * @param workingFolder the folder that relative paths start from
 * @param end the end of the process
 * @param runners creates what runs a suite, for the requested axes of the pictures
 */
record Environment(
    Properties properties,
    Map<String, String> variables,
    InputStream in,
    boolean terminal,
    Path workingFolder,
    ProcessEnd end,
    Function<Axes, SuiteRunner> runners) {
  /** The default folder for fetched rows. */
  Path userCache() {
    return SliceCache.defaultFolder(
        properties.getProperty("os.name", ""),
        variables,
        Path.of(properties.getProperty("user.home", ".")));
  }

  /** The number of columns of the terminal. */
  int columns() {
    return Terminal.columns(variables);
  }
}
