/** The command: options, progress, exit codes. The only place that prints. */
@NullMarked
package dev.overfit.cli;

import org.jspecify.annotations.NullMarked;
