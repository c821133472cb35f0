/**
 * A suite is a named list of trials. Holds the built-in ones and runs one from its data to its
 * report.
 */
@NullMarked
package dev.overfit.suite;

import org.jspecify.annotations.NullMarked;
