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
 * All that the command takes from outside, so that a test can give it something else.
 *
 * @param properties the JVM's properties
 * @param variables the process's environment variables
 * @param in the standard input
 * @param terminal whether a person sits at a terminal
 * @param workingFolder where relative paths start
 * @param end the end of the process
 * @param runners makes what runs a suite, with what was said of the axes of its pictures
 */
record Environment(
    Properties properties,
    Map<String, String> variables,
    InputStream in,
    boolean terminal,
    Path workingFolder,
    ProcessEnd end,
    Function<Axes, SuiteRunner> runners) {
  /** Where fetched rows are kept if nobody says. */
  Path userCache() {
    return SliceCache.defaultFolder(
        properties.getProperty("os.name", ""),
        variables,
        Path.of(properties.getProperty("user.home", ".")));
  }

  /** How many columns the terminal has. */
  int columns() {
    return Terminal.columns(variables);
  }
}
