package dev.overfit.study;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names the replicates of a model in files and reports: replicate 0 has the name of the model,
 * {@code Tiny}, the others also have their number, {@code Tiny-1}.
 */
public final class ReplicateName {
  private static final Pattern NUMBERED = Pattern.compile("(.+)-[1-9][0-9]*");

  private ReplicateName() {}

  /**
   * Returns the name of a replicate.
   *
   * @param model the name of the model
   * @param number the number of the replicate, from 0
   */
  public static String of(String model, int number) {
    return number == 0 ? model : model + "-" + number;
  }

  /** Returns the name of the ensemble of a model's replicates, {@code Tiny-ensemble}. */
  public static String ofEnsemble(String model) {
    return model + "-ensemble";
  }

  /**
   * Returns whether a name is that of a model's ensemble, ignoring case as {@link #isReplicateOf}
   * does.
   */
  public static boolean isEnsembleOf(String name, String model) {
    return lower(name).equals(lower(ofEnsemble(model)));
  }

  /**
   * Returns the name of a model that is trained once more at the end of a study, on all rows except
   * the test rows, {@code Tiny-fit}.
   */
  public static String ofFit(String model) {
    return model + "-fit";
  }

  /**
   * Returns whether a name is that of a model's fit, ignoring case as {@link #isReplicateOf} does.
   */
  public static boolean isFitOf(String name, String model) {
    return lower(name).equals(lower(ofFit(model)));
  }

  /**
   * Returns whether a name is that of a model's replicate, ignoring case because many file systems
   * do.
   */
  public static boolean isReplicateOf(String name, String model) {
    return NUMBERED.matcher(lower(name)).replaceFirst("$1").equals(lower(model))
        && !lower(name).equals(lower(model));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
