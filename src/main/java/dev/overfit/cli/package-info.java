/** The command: options, progress, exit codes. Only this package prints. */
@NullMarked
package dev.overfit.cli;

import org.jspecify.annotations.NullMarked;
