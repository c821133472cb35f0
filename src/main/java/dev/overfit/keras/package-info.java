/**
 * Reads and writes Keras' own files, {@code .keras}: a zip of a configuration in JSON and weights
 * in HDF5. What comes out is a {@code ModelSpec} with its {@code Weights}, to predict with, to
 * train on and to export as any other; what goes in becomes a model that {@code
 * keras.saving.load_model} loads. All that Keras can say and a {@code ModelSpec} cannot is an error
 * that names layer and argument, never taken for something else.
 *
 * <p>Files may come from anybody: nothing in them is run, links out of them are not followed, and
 * no more memory is taken than a small multiple of their size. What a network computes is left to
 * {@code graph}; SavedModels, which Keras exports, too, to {@code export}.
 */
@NullMarked
package dev.overfit.keras;

import org.jspecify.annotations.NullMarked;
