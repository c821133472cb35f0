/**
 * Reads and writes values of the library with Jackson, in the dialect of {@code model.json}: a
 * module to register with a program's own {@code ObjectMapper}. Files of a run belong to {@code
 * report}, the form of closed choices to {@code json}.
 */
@NullMarked
package dev.overfit.jackson;

import org.jspecify.annotations.NullMarked;
