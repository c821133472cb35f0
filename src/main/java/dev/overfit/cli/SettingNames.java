package dev.overfit.cli;

import dev.overfit.choice.Spelling;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells misspelt settings from what other programs read among the properties of the JVM. A setting
 * has a name without a dot; so have only a few others.
 */
final class SettingNames {
  /** Those of the JDK: its networking, and what it sets itself on macOS. */
  private static final Set<String> OF_THE_JDK =
      Set.of(
          "socksProxyHost",
          "socksProxyPort",
          "socksProxyVersion",
          "socksNonProxyHosts",
          "gopherProxySet");

  /**
   * Those of Maven that may stand beside a run in one command line, and of Surefire, which sets
   * {@code basedir} and {@code localRepository} itself. Names that could be meant for this program,
   * as {@code test}, {@code file} and {@code groups}, are not among them.
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
   * Checks that no property without a dot is taken for a setting in vain: the run would be another
   * than was meant.
   *
   * @param properties the names of all properties
   * @param settings the names of the settings
   * @throws UsageException if one is nobody's
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
