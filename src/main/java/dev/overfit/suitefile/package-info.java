/**
 * Studies as files: a text in YAML or JSON becomes a {@link dev.overfit.suitefile.SuiteFile}, a
 * suite with its rows and replicates, and back. What a key, a kind of layer or an argument is
 * called, means and accepts is defined once: kinds are read from their records, keys from their
 * {@code Key}s; reader, writer, comments and {@link dev.overfit.suitefile.SuiteSchema} all use the
 * same {@code Form}s. Everything that is wrong with a file is reported at once, with line and path.
 * A model in a line is a {@link dev.overfit.suitefile.ModelLine}. Running a suite is left to {@code
 * suite}.
 */
@NullMarked
package dev.overfit.suitefile;

import org.jspecify.annotations.NullMarked;
