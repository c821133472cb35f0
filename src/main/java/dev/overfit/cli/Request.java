package dev.overfit.cli;

import dev.overfit.picture.Axes;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;

/**
 * What the command was asked to run, checked.
 *
 * @param suite the suite, with the models that were asked for
 * @param settings its settings
 * @param axes what was said of the axes of its pictures
 * @param progress how to show it
 */
record Request(Suite suite, SuiteSettings settings, Axes axes, ProgressStyle progress) {}
