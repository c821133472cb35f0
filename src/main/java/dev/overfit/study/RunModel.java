package dev.overfit.study;

/**
 * A model of a run, beside those of other runs.
 *
 * @param run the run
 * @param outcomes the outcomes of the model in this run
 */
public record RunModel(PastRun run, ModelOutcomes outcomes) {
  /** The name of the run and of the model, such as {@code sizes/Large}. */
  public String name() {
    return run.name() + "/" + outcomes.name();
  }

  /** Returns whether another model has the same name, in whichever run. */
  boolean isNamesake(RunModel other) {
    return outcomes.name().equals(other.outcomes.name());
  }

  /** The mean crossentropy on the rows that judge the run; NaN if there is none. */
  public double mean() {
    return outcomes.mean(run.crossentropy());
  }

  /** The crossentropy on the rows that judge the run, over the replicates. */
  public Spread spread() {
    return outcomes.spread(run.crossentropy());
  }
}
