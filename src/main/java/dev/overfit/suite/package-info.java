/**
 * A suite is a named list of trials, that is of models for rows of whichever columns with settings
 * of their own; a trial is trained once or several times, each time a replicate with another seed,
 * and one of them may be fitted at the end, to all rows but those that test. Holds the built-in
 * suites and runs one from its data to its report: in go a {@link dev.overfit.suite.Suite} and
 * {@link dev.overfit.suite.SuiteSettings}, out comes a {@link dev.overfit.suite.SuiteOutcome}, and
 * a {@link dev.overfit.suite.SuiteListener} hears how it goes. Before that, it says in a {@link
 * dev.overfit.suite.SuitePlan} what the run would do. Prints nothing; what to tell people is left
 * to {@code cli}.
 */
@NullMarked
package dev.overfit.suite;

import org.jspecify.annotations.NullMarked;
