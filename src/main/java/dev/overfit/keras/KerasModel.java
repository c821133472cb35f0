package dev.overfit.keras;

import dev.overfit.io.AtomicFile;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Output;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model of Keras 3, as stored in a {@code .keras} file.
 *
 * <p>It is a {@code Sequential}, or a functional model without a fork, of the layers that a {@link
 * ModelSpec} can have, from one float32 input {@code [rows, features]} to one number. Its last
 * layer gives the logit or its sigmoid: {@link #output} says which. {@link #model} always ends with
 * the logit, as all models here do.
 *
 * @param model the network
 * @param weights the values of its variables
 * @param output what Keras' model outputs
 * @param notes what else the file says that does not change predictions and is not kept, such as
 *     how new weights would be drawn and the optimizer; one line each
 */
public record KerasModel(ModelSpec model, Weights weights, Output output, List<String> notes) {
  /** The format version that is written to {@code metadata.json}. */
  private static final String VERSION = "3.0.0";

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the weights are not those of the model
   */
  public KerasModel {
    if (!weights.variables().equals(model.variables())) {
      throw new IllegalArgumentException(
          "weights: expected those of model "
              + model.name()
              + ", "
              + model.variables()
              + ", received "
              + weights.variables());
    }
    notes = List.copyOf(notes);
  }

  /**
   * Reads a file that {@code model.save("name.keras")} of Keras 3 wrote.
   *
   * @throws IOException if there is no such file, it is damaged, or the model has anything that a
   *     {@link ModelSpec} does not have; the message names the layer, the argument and what is
   *     allowed
   */
  public static KerasModel read(Path file) throws IOException {
    try (KerasArchive archive = KerasArchive.open(file)) {
      return ModelReader.read(file, archive);
    }
  }

  /**
   * Writes a model that {@code keras.saving.load_model} of Keras 3.6 or later loads as a {@code
   * Sequential} that outputs logits. The model is not compiled.
   *
   * @param file the file to write or replace; its name ends in {@code .keras}, as Keras requires
   * @throws IllegalArgumentException if the name ends otherwise, or the weights are not those of
   *     the model
   * @throws IOException if the file cannot be written; an existing file is then unchanged
   */
  public static void write(Path file, ModelSpec model, Weights weights) throws IOException {
    new KerasModel(model, weights, Output.LOGITS, List.of()).write(file);
  }

  /**
   * Returns the same network with other weights, such as those after further training.
   *
   * @throws IllegalArgumentException if they are not those of the model
   */
  public KerasModel withWeights(Weights value) {
    return new KerasModel(model, value, output, notes);
  }

  /** Returns the same network with another output for Keras. */
  public KerasModel withOutput(Output value) {
    return new KerasModel(model, weights, value, notes);
  }

  /**
   * Writes this model as {@link #write(Path, ModelSpec, Weights)} does, but with its own {@link
   * #output}. Layers get the names that Keras gives by default.
   *
   * @param file the file to write or replace; its name ends in {@code .keras}
   * @throws IllegalArgumentException if the name does not end in {@code .keras}
   * @throws IOException if the file cannot be written; an existing file is then unchanged
   */
  public void write(Path file) throws IOException {
    if (!file.toString().endsWith(".keras")) {
      throw new IllegalArgumentException("file: expected a name *.keras, received " + file);
    }
    AtomicFile.write(file, out -> KerasArchive.write(out, entries(file)));
  }

  private Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(KerasArchive.METADATA, utf8("{\"keras_version\": \"" + VERSION + "\"}"));
    entries.put(KerasArchive.CONFIG, utf8(KerasJson.of(model, output)));
    entries.put(KerasArchive.WEIGHTS, weightsFile(file));
    return entries;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads back what jHDF has written to check it: jHDF calls its writing an alpha version. */
  private byte[] weightsFile(Path file) throws IOException {
    Path hdf5 = AtomicFile.temporary(file);
    try {
      WeightsFile.write(hdf5, model, weights);
      byte[] bytes = Files.readAllBytes(hdf5);
      if (!new WeightsFile(KerasArchive.WEIGHTS, bytes).weights(model).equals(weights)) {
        throw new IOException(KerasArchive.WEIGHTS + ": expected the weights, found others");
      }
      return bytes;
    } finally {
      Files.deleteIfExists(hdf5);
    }
  }
}
