package dev.overfit.cli;

import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;

/**
 * What the command was asked to run, checked.
 *
 * @param suite the suite, with the models that were asked for
 * @param settings its settings
 * @param progress how to show it
 */
record Request(Suite suite, SuiteSettings settings, ProgressStyle progress) {}
