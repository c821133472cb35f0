package dev.overfit.cli;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;

/** What the properties say where the command line is silent: {@code -Dsuite=sizes}. */
final class PropertyDefaults implements IDefaultValueProvider {
  private final Properties properties;

  /**
   * What these properties say.
   *
   * @param properties the JVM's
   */
  PropertyDefaults(Properties properties) {
    this.properties = properties;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec option) {
    if (option.isPositional()) {
      return null;
    }
    String value = properties.getProperty(Expectation.label(option));
    return value == null ? null : value.strip();
  }
}
