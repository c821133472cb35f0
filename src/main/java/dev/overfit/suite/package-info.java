/**
 * Runs suites from their data to their reports. A suite is a named list of trials, that is of
 * models for rows with any columns, each with its settings. A trial is trained once or several
 * times, each time as a replicate with another seed; at the end, one model may be fitted to all but
 * the test rows. This package has the built-in suites and their runner: given a {@link
 * dev.overfit.suite.Suite} and {@link dev.overfit.suite.SuiteSettings}, it returns a {@link
 * dev.overfit.suite.SuiteOutcome}, and tells a {@link dev.overfit.suite.SuiteListener} how the run
 * goes. In advance, a {@link dev.overfit.suite.SuitePlan} says what the run would do. Prints
 * nothing; messages for people are left to {@code cli}.
 */
@NullMarked
package dev.overfit.suite;

import org.jspecify.annotations.NullMarked;
