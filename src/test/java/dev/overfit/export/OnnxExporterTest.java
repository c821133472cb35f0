package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.data.Higgs;
import dev.overfit.model.ColumnEncoding.Numeric;
import dev.overfit.model.Encoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.TableLayout;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests ONNX files; {@code check_onnx.sh} has ONNX Runtime check what they compute. */
class OnnxExporterTest {
  @TempDir Path folder;

  @Test
  void theSameModelGivesTheSameBytesIntoAFolderThatIsMade() throws IOException {
    for (ModelSpec model : OnnxFixture.models()) {
      Weights weights = OnnxFixture.weights(model, new Random(1));
      Path first = folder.resolve("a/" + model.name() + ".onnx");
      Path second = folder.resolve("b/" + model.name() + ".onnx");
      OnnxExporter.write(first, OnnxFixture.card(model), weights);
      OnnxExporter.write(second, OnnxFixture.card(model), weights);
      assertThat(second).hasSameBinaryContentAs(first);
      // the file holds the weights, 4 bytes each, and the card
      assertThat(Files.size(first)).isGreaterThan(4 * model.parameters());
      assertThat(new String(Files.readAllBytes(first), StandardCharsets.ISO_8859_1))
          .contains("model.json", "\"feature_4\"");
    }
  }

  @Test
  void whatTheFileCouldNotHoldIsRefused() {
    Path file = folder.resolve("Refused.onnx");
    ModelSpec wide = ModelSpec.binaryClassifier("Refused", Higgs.COLUMNS.size());
    Weights weights = OnnxFixture.weights(wide, new Random(1));
    ModelCard copies = ModelCard.of(wide, Higgs.COLUMNS).withSymmetricCopies(SymmetricCopies.MOST);
    assertThatThrownBy(() -> OnnxExporter.write(file, copies, weights))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("card: expected one for ONNX, of features alone, received ")
        .hasMessageEndingWith(" symmetric copies");
    assertThat(file).doesNotExist();
  }

  @Test
  void columnsOfATableAreRefusedByName() {
    Encoding encoding =
        new Encoding(
            List.of(new Numeric("age", 40, 40, 0.1, false, false)),
            List.of(""),
            new LabelEncoding("churned", "no", "yes"),
            new TableLayout(List.of("age", "churned"), true));
    ModelSpec model = ModelSpec.binaryClassifier("Refused", 1);
    ModelCard card = ModelCard.of(model, encoding.features()).withEncoding(encoding);
    assertThatThrownBy(
            () ->
                OnnxExporter.write(
                    folder.resolve("Refused.onnx"),
                    card,
                    OnnxFixture.weights(model, new Random(1))))
        .hasMessage(
            "card: expected one for ONNX, of features alone, received an encoding of the columns"
                + " [age]");
  }
}
