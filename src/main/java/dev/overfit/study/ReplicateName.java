package dev.overfit.study;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a replicate of a model is called in the names of files and wherever it is told of: replicate
 * 0 as the model, {@code Tiny}, the others with their number, {@code Tiny-1}.
 */
public final class ReplicateName {
  private static final Pattern NUMBERED = Pattern.compile("(.+)-[1-9][0-9]*");

  private ReplicateName() {}

  /**
   * The name of a replicate.
   *
   * @param model the name of the model
   * @param number which of its replicates, from 0
   */
  public static String of(String model, int number) {
    return number == 0 ? model : model + "-" + number;
  }

  /** The name of the ensemble of a model's replicates, {@code Tiny-ensemble}. */
  public static String ofEnsemble(String model) {
    return model + "-ensemble";
  }

  /**
   * Whether a model's name is that of another one's ensemble, in whichever case, as with {@link
   * #isReplicateOf}.
   */
  public static boolean isEnsembleOf(String name, String model) {
    return lower(name).equals(lower(ofEnsemble(model)));
  }

  /**
   * The name of a model that is trained once more at the end of a study, on all rows but those that
   * test, {@code Tiny-fit}.
   */
  public static String ofFit(String model) {
    return model + "-fit";
  }

  /** Whether a model's name is that of another one's fit, in whichever case, likewise. */
  public static boolean isFitOf(String name, String model) {
    return lower(name).equals(lower(ofFit(model)));
  }

  /**
   * Whether a model's name is that of another one's replicate, in whichever case, since many file
   * systems do not tell the case.
   */
  public static boolean isReplicateOf(String name, String model) {
    return NUMBERED.matcher(lower(name)).replaceFirst("$1").equals(lower(model))
        && !lower(name).equals(lower(model));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
