/**
 * Reads and writes Keras' own {@code .keras} files: a zip of a configuration in JSON and weights in
 * HDF5. A file that is read becomes a {@code ModelSpec} with its {@code Weights}, to predict with,
 * train on and export like any other; a file that is written is a model that {@code
 * keras.saving.load_model} loads. Anything that Keras can say and a {@code ModelSpec} cannot is an
 * error that names the layer and the argument; it is never taken for something else.
 *
 * <p>Files may come from anybody: nothing in them is run, links out of them are not followed, and
 * no more memory is used than a small multiple of their size. {@code graph} computes networks, and
 * {@code export} handles SavedModels, which Keras exports, too.
 */
@NullMarked
package dev.overfit.keras;

import org.jspecify.annotations.NullMarked;
