/**
 * Studies as files: a text in YAML or JSON becomes a {@link dev.overfit.suitefile.SuiteFile}, a
 * suite with its rows and replicates, and back. What a key, a kind of layer or an argument is
 * called, means and takes stands once: kinds are read off their records, keys off their {@code
 * Key}s; reader, writer, comments and {@link dev.overfit.suitefile.SuiteSchema} all go through the
 * same {@code Form}s. All that is wrong with a file is told at once, with line and path. A model in
 * a line is a {@link dev.overfit.suitefile.ModelLine}. Running a suite is left to {@code suite}.
 */
@NullMarked
package dev.overfit.suitefile;

import org.jspecify.annotations.NullMarked;
