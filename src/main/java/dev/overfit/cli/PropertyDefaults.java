package dev.overfit.cli;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;

/** Supplies options that the command line does not give from properties: {@code -Dsuite=sizes}. */
final class PropertyDefaults implements IDefaultValueProvider {
  private final Properties properties;

  /**
   * Creates the defaults.
   *
   * @param properties the JVM's properties
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
