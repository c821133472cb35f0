/**
 * The values of the library through Jackson, in the dialect of {@code model.json}: a module to be
 * registered with a program's own {@code ObjectMapper}. Files of a run are left to {@code report},
 * what a closed choice looks like to {@code json}.
 */
@NullMarked
package dev.overfit.jackson;

import org.jspecify.annotations.NullMarked;
