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
 * A model of Keras 3: what a {@code .keras} file holds.
 *
 * <p>A {@code Sequential}, or a functional model without a fork, of the layers that a {@link
 * ModelSpec} has, from one float32 input {@code [rows, features]} to one number. Its last layer
 * gives the logit, or its sigmoid: {@link #output} says which of both. {@link #model} always ends
 * with the logit, as all models here do.
 *
 * @param model the network
 * @param weights its values
 * @param output what Keras' model gives
 * @param notes what the file says beside, that does not change what it predicts and is not kept:
 *     how new weights would be drawn, the optimizer; a line each
 */
public record KerasModel(ModelSpec model, Weights weights, Output output, List<String> notes) {
  /** The format that is written, as {@code metadata.json} says it. */
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
   *     {@link ModelSpec} has not; its message names the layer, the argument and what is allowed
   */
  public static KerasModel read(Path file) throws IOException {
    try (KerasArchive archive = KerasArchive.open(file)) {
      return ModelReader.read(file, archive);
    }
  }

  /**
   * Writes a model of which {@code keras.saving.load_model} of Keras 3.6 or later makes a {@code
   * Sequential} that gives logits. It is not compiled.
   *
   * @param file its name ends in {@code .keras}, which Keras wants; replaced if it is there
   * @throws IllegalArgumentException if the name ends otherwise, or the weights are not those of
   *     the model
   * @throws IOException if the file cannot be written; what stood there before still stands
   */
  public static void write(Path file, ModelSpec model, Weights weights) throws IOException {
    new KerasModel(model, weights, Output.LOGITS, List.of()).write(file);
  }

  /**
   * The same network with other weights, such as those of a training that went on from its own.
   *
   * @throws IllegalArgumentException if they are not those of the model
   */
  public KerasModel withWeights(Weights value) {
    return new KerasModel(model, value, output, notes);
  }

  /** The same network that gives the other of both to Keras. */
  public KerasModel withOutput(Output value) {
    return new KerasModel(model, weights, value, notes);
  }

  /**
   * Writes it as {@link #write(Path, ModelSpec, Weights)} does, to give Keras its {@link #output}.
   * Layers are named as Keras names those that nobody named.
   *
   * @param file as there
   * @throws IllegalArgumentException if the name does not end in {@code .keras}
   * @throws IOException as there
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

  /** What jHDF wrote, read again: it calls its writing an alpha version. */
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
