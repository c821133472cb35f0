package dev.overfit.cli;

import dev.overfit.choice.Spelling;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells misspelled settings from JVM properties that other programs read. The name of a setting has
 * no dot, and only a few other properties lack one.
 */
final class SettingNames {
  /** Properties of the JDK: those of its networking, and those that it sets itself on macOS. */
  private static final Set<String> OF_THE_JDK =
      Set.of(
          "socksProxyHost",
          "socksProxyPort",
          "socksProxyVersion",
          "socksNonProxyHosts",
          "gopherProxySet");

  /**
   * Properties of Maven that may be on one command line with a run, and of Surefire, which sets
   * {@code basedir} and {@code localRepository} itself. Names that could be meant for this program,
   * such as {@code test}, {@code file} and {@code groups}, are not among them.
   */
  private static final Set<String> OF_MAVEN =
      Set.of(
          "skipTests",
          "skipITs",
          "failIfNoTests",
          "argLine",
          "forkCount",
          "reuseForks",
          "trimStackTrace",
          "interactiveMode",
          "downloadSources",
          "downloadJavadocs",
          "spotlessFiles",
          "ratchetFrom",
          "revision",
          "changelist",
          "sha1",
          "basedir",
          "localRepository");

  private SettingNames() {}

  /**
   * Checks that no property without a dot is a misspelled setting, which would be ignored, so that
   * the run would not be the one that was meant.
   *
   * @param properties the names of all properties
   * @param settings the names of the settings
   * @throws UsageException if a property is unknown
   */
  static void check(Collection<String> properties, Collection<String> settings)
      throws UsageException {
    for (String name : new TreeSet<>(properties)) {
      if (!name.contains(".")
          && !settings.contains(name)
          && !OF_THE_JDK.contains(name)
          && !OF_MAVEN.contains(name)) {
        String hint = Spelling.hint(name, settings);
        throw new UsageException(
            "expected one of the settings that --help lists, received the property '"
                + name
                + "'"
                + (hint.isEmpty() ? ", which nothing here reads; leave it out" : hint));
      }
    }
  }
}
