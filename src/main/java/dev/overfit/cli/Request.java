package dev.overfit.cli;

import dev.overfit.picture.Axes;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;

/**
 * A checked request to run a suite.
 *
 * @param suite the suite, with the requested models
 * @param settings the settings of the run
 * @param axes the requested axes of the pictures
 * @param progress how to show the progress
 */
record Request(Suite suite, SuiteSettings settings, Axes axes, ProgressStyle progress) {}
