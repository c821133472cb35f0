package dev.overfit.study;

/**
 * A model of a run, beside those of other runs.
 *
 * @param run the run
 * @param outcomes what came of the model there
 */
public record RunModel(PastRun run, ModelOutcomes outcomes) {
  /** Its name with that of its run, such as {@code sizes/Large}. */
  public String name() {
    return run.name() + "/" + outcomes.name();
  }

  /** Whether the other is a model of the same name, whichever its run. */
  boolean isNamesake(RunModel other) {
    return outcomes.name().equals(other.outcomes.name());
  }

  /** The mean crossentropy on the rows that judge its run; NaN if there is none. */
  public double mean() {
    return outcomes.mean(run.crossentropy());
  }

  /** The crossentropy on them over the replicates. */
  public Spread spread() {
    return outcomes.spread(run.crossentropy());
  }
}
