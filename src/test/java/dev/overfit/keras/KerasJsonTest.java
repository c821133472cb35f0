package dev.overfit.keras;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overfit.choice.Examples;
import dev.overfit.choice.Kind;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Regularizer.L2;
import org.junit.jupiter.api.Test;

class KerasJsonTest {
  private final ModelSpec model =
      ModelSpec.binaryClassifier(
          "Combined",
          28,
          new Dense(512, Activation.ELU, new L2(0.0001)),
          new Dropout(0.5),
          new Dense(64, Activation.TANH),
          new Dropout(0.25));

  @Test
  void layersFollowTheInputNamedAsKerasNamesThem() throws JsonProcessingException {
    JsonNode layers = layers();

    assertThat(layers.findValuesAsText("class_name"))
        .containsExactly("InputLayer", "Dense", "L2", "Dropout", "Dense", "Dropout", "Dense");
    assertThat(layers.findValuesAsText("name"))
        .containsExactly("input_layer", "dense", "dropout", "dense_1", "dropout_1", "dense_2");
  }

  @Test
  void layersCarryTheirSettings() throws JsonProcessingException {
    JsonNode layers = layers();

    assertThat(layers.get(0).at("/config/batch_shape").toString()).isEqualTo("[null,28]");
    assertThat(layers.get(1).at("/config/units").asInt()).isEqualTo(512);
    assertThat(layers.get(1).at("/config/activation").asText()).isEqualTo("elu");
    assertThat(layers.get(1).at("/config/kernel_regularizer/config/l2").asDouble())
        .isEqualTo(0.0001);
    assertThat(layers.get(2).at("/config/rate").asDouble()).isEqualTo(0.5);
    assertThat(layers.get(3).at("/config/kernel_regularizer").isNull()).isTrue();
    assertThat(layers.get(5).at("/config/activation").asText()).isEqualTo("linear");
  }

  @Test
  void aNormalizationCarriesItsNumbers() throws JsonProcessingException {
    ModelSpec normalized =
        ModelSpec.binaryClassifier("N", 2, Normalization.of(new float[] {1, 2, 3, 6}, 2));
    JsonNode layer = new ObjectMapper().readTree(KerasJson.of(normalized)).at("/config/layers/1");
    assertThat(layer.at("/class_name").asText()).isEqualTo("Normalization");
    assertThat(layer.at("/config/mean").toString()).isEqualTo("[2.0,4.0]");
    assertThat(layer.at("/config/variance").toString()).isEqualTo("[1.0,4.0]");
  }

  @Test
  void everyKindIsAClassWithItsArguments() throws JsonProcessingException {
    for (LayerSpec layer : Examples.of(LayerSpec.class)) {
      ModelSpec one = ModelSpec.binaryClassifier("One", Examples.FEATURES, layer);
      JsonNode json = new ObjectMapper().readTree(KerasJson.of(one)).at("/config/layers/1");
      assertIsKind(json, layer);
      assertThat(json.at("/config/name").asText()).isEqualTo(one.stack().get(0).name());
    }
    for (Regularizer regularizer : Examples.of(Regularizer.class)) {
      Dense dense = new Dense(3, Activation.ELU, regularizer);
      ModelSpec one = ModelSpec.binaryClassifier("One", Examples.FEATURES, dense);
      JsonNode json =
          new ObjectMapper()
              .readTree(KerasJson.of(one))
              .at("/config/layers/1/config/kernel_regularizer");
      if (regularizer.penalizes()) {
        assertIsKind(json, regularizer);
      } else {
        assertThat(json.isNull()).isTrue();
      }
    }
  }

  private static void assertIsKind(JsonNode json, Object value) {
    Kind<?> kind = Kind.of(value);
    assertThat(json.at("/module").asText()).isEqualTo(kind.module());
    assertThat(json.at("/class_name").asText()).isEqualTo(kind.name());
    kind.arguments()
        .forEach(argument -> assertThat(json.at("/config").has(argument.name())).isTrue());
  }

  private JsonNode layers() throws JsonProcessingException {
    JsonNode json = new ObjectMapper().readTree(KerasJson.of(model));
    assertThat(json.at("/class_name").asText()).isEqualTo("Sequential");
    assertThat(json.at("/config/name").asText()).isEqualTo("Combined");
    return json.at("/config/layers");
  }
}
