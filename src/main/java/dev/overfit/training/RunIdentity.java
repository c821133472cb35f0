package dev.overfit.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that the metrics of a run depend on, as facts that can be compared and shown:
 * versions, model, settings, device and threads, and checksums of the rows, their order and the
 * start weights. Two runs with equal facts on the same processor are identical bit for bit.
 *
 * <p>Settings that only decide when a run ends are left out: the number of epochs, the patience,
 * and whether the best weights are restored. Device and threads are included because other ones add
 * float32 numbers in another order. The processor is left out, though another one may change the
 * last bits.
 *
 * @param facts the facts in an order fit for people, each name once
 */
public record RunIdentity(List<Fact> facts) {
  /** The fact that rows are weighted by their label; absent if all rows count alike. */
  static final String CLASS_WEIGHT = "class weight";

  /** The fact that training rows have individual weights; absent if they have none. */
  static final String SAMPLE_WEIGHTS = "sample weights";

  /**
   * The fact of which further metrics are computed from the validation rows; absent if none are
   * requested.
   */
  static final String METRICS = "metrics";

  /** The fact that holds the text of the {@link dev.overfit.model.ModelSpec}. */
  static final String MODEL = "model";

  private static final Pattern NAME = Pattern.compile("ModelSpec\\[name=([^,]+), ");
  private static final String ABSENT = "(none)";

  /**
   * One fact.
   *
   * @param name the name, such as {@code seed}
   * @param value the value as text, without loss of precision
   */
  public record Fact(String name, String value) {}

  /** Copies the list. */
  public RunIdentity {
    facts = List.copyOf(facts);
  }

  /** Returns the name of the model; empty if the facts do not tell it. */
  public Optional<String> model() {
    return facts.stream()
        .filter(fact -> fact.name().equals(MODEL))
        .map(fact -> NAME.matcher(fact.value()))
        .filter(Matcher::lookingAt)
        .map(name -> name.group(1))
        .findFirst();
  }

  /** Returns whether rows are weighted, so that the loss needs a separate sum. */
  boolean weighsRows() {
    return has(CLASS_WEIGHT) || has(SAMPLE_WEIGHTS);
  }

  /** Returns whether the run has a fact of the given name. */
  boolean has(String name) {
    return facts.stream().anyMatch(fact -> fact.name().equals(name));
  }

  /**
   * Returns the facts in which a run differs from this one, each with both values; empty if it is
   * the same run.
   */
  List<String> differences(RunIdentity other) {
    Map<String, String> theirs = new LinkedHashMap<>();
    other.facts.forEach(fact -> theirs.put(fact.name(), fact.value()));
    List<String> differences = new ArrayList<>();
    for (Fact fact : facts) {
      String value = theirs.getOrDefault(fact.name(), ABSENT);
      theirs.remove(fact.name());
      if (!value.equals(fact.value())) {
        differences.add(difference(fact.name(), fact.value(), value));
      }
    }
    theirs.forEach((name, value) -> differences.add(difference(name, ABSENT, value)));
    return differences;
  }

  private static String difference(String name, String expected, String received) {
    return name + ": expected " + expected + ", received " + received;
  }
}
