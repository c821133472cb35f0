package dev.overfit.export;

import dev.overfit.io.AtomicFile;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a network as an <a href="https://onnx.ai">ONNX</a> file, for ONNX Runtime and other
 * readers: {@code features} {@code [rows, features]} in, {@code logits} and {@code probabilities}
 * {@code [rows, 1]} out, all float32, with the card as {@code model.json} in the metadata.
 *
 * <p>Uses operator set 17 and format version 8, which any ONNX Runtime from 1.12 on accepts.
 */
public final class OnnxExporter {
  private static final int FORMAT = 8;
  private static final int OPERATION_SET = 17;

  private OnnxExporter() {}

  /**
   * Writes a file, whole or not at all, and replaces any existing file. Creates the folder if
   * necessary.
   *
   * @param card a card for rows of numbers that go in as features; a {@link
   *     dev.overfit.model.Normalization} is part of the network
   * @throws IllegalArgumentException if the weights are not those of the model, or the card has an
   *     encoding, several symmetric copies or an ensemble, which the file could not hold
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, ModelCard card, Weights weights) throws IOException {
    card.checkFits(weights);
    if (card.encoding().isPresent() || card.symmetricCopies() > 1) {
      throw new IllegalArgumentException(
          "card: expected one for ONNX, of features alone, received "
              + (card.encoding().isPresent()
                  ? "an encoding of the columns " + card.encoding().get().inputs()
                  : card.symmetricCopies() + " symmetric copies"));
    }
    byte[] model = model(card, weights);
    AtomicFile.write(file, out -> out.write(model));
  }

  /** Returns the serialized {@code ModelProto}. */
  private static byte[] model(ModelCard card, Weights weights) {
    OnnxMessage metadata = new OnnxMessage().text(1, "model.json").text(2, CardJson.write(card));
    return new OnnxMessage()
        .whole(1, FORMAT)
        .text(2, "overfit")
        .message(7, OnnxGraph.of(card.model(), weights))
        .message(8, new OnnxMessage().text(1, "").whole(2, OPERATION_SET))
        .message(14, metadata)
        .serialized()
        .toByteArray();
  }
}
