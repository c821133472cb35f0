package dev.overfit.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the figures of a run are a function of, as facts that can be compared and shown: versions,
 * model, settings, device and threads, and sums of the rows, their order and the start weights. Two
 * runs with equal facts on the same processor go the same way to the bit.
 *
 * <p>What only says when a run ends is not among them: the number of epochs, the patience, whether
 * the best weights are restored. Device and threads are, since other ones add float32 numbers in
 * another order. The processor is not, though another one may differ in the last bits.
 *
 * @param facts in an order fit for people, each name once
 */
public record RunIdentity(List<Fact> facts) {
  /** The fact that rows count by their label; absent where all count alike. */
  static final String CLASS_WEIGHT = "class weight";

  /** The fact that training rows have weights of their own; absent where they have none. */
  static final String SAMPLE_WEIGHTS = "sample weights";

  /** The fact of what is taken of the validation rows; absent if nothing is asked for. */
  static final String METRICS = "metrics";

  /** The fact of the {@link dev.overfit.model.ModelSpec}, as its text. */
  static final String MODEL = "model";

  private static final Pattern NAME = Pattern.compile("ModelSpec\\[name=([^,]+), ");
  private static final String ABSENT = "(none)";

  /**
   * One fact.
   *
   * @param name such as {@code seed}
   * @param value its value as text, without loss
   */
  public record Fact(String name, String value) {}

  /** Copies the list. */
  public RunIdentity {
    facts = List.copyOf(facts);
  }

  /** The name of the model; empty where the facts do not tell it. */
  public Optional<String> model() {
    return facts.stream()
        .filter(fact -> fact.name().equals(MODEL))
        .map(fact -> NAME.matcher(fact.value()))
        .filter(Matcher::lookingAt)
        .map(name -> name.group(1))
        .findFirst();
  }

  /** Whether rows count otherwise than alike, so that the loss has a sum of its own. */
  boolean weighsRows() {
    return has(CLASS_WEIGHT) || has(SAMPLE_WEIGHTS);
  }

  /** Whether the run has a fact of that name. */
  boolean has(String name) {
    return facts.stream().anyMatch(fact -> fact.name().equals(name));
  }

  /**
   * The facts in which a run differs from this one, each with both values; empty where it is the
   * same run.
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
