package dev.overfit.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedModelsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"1e38", "1e30"})
  void aTrainingThatDivergedIsNotPublished(String rate) throws Exception {
    try (RunningService service = new RunningService(folder, ServiceLimits.defaults())) {
      service.train("Churn", "");
      JsonNode diverged = service.train("Churn", ",\"learningRate\":" + rate);
      assertThat(diverged.at("/state").asText()).isEqualTo("failed");
      assertThat(diverged.at("/stopReason").asText()).isEqualTo("diverged");
      assertThat(diverged.at("/error").asText()).startsWith("not published: diverged: loss ");
      assertThat(diverged.at("/version").isNull()).isTrue();
      assertThat(versions(service)).containsExactly("1");
      HttpResponse<String> answer = service.post("/models/Churn/predictions", RunningService.ROWS);
      assertThat(RunningService.json(answer).at("/version").asText()).isEqualTo("1");
      assertThat(service.get("/metrics").body())
          .contains("overfit_trainings_total{state=\"failed\"} 1.0");
    }
  }

  private static List<String> versions(RunningService service) throws IOException {
    try (Stream<Path> versions = Files.list(service.models().resolve("Churn"))) {
      return versions.map(version -> version.getFileName().toString()).toList();
    }
  }

  @Test
  void whatCannotBeLoadedIsSaidAndTheOthersAreServed() throws Exception {
    try (RunningService service = new RunningService(folder, ServiceLimits.defaults())) {
      service.train("Good", "");
    }
    Path models = folder.resolve("models");
    Files.createDirectories(models.resolve("Empty"));
    Files.createDirectories(models.resolve("Broken/1"));
    Files.writeString(models.resolve("Broken/1/saved_model.pb"), "no protobuf");
    Files.createDirectories(models.resolve("a.."));
    Files.createDirectories(models.resolve(".tmp-x"));
    try (RunningService service = new RunningService(folder, ServiceLimits.defaults())) {
      JsonNode list = RunningService.json(service.get("/models"));
      assertThat(list.fieldNames()).toIterable().containsExactly("Broken", "Empty", "Good", "a..");
      assertThat(list.at("/Good/version").asText()).isEqualTo("1");
      assertThat(list.at("/Good/error").isNull()).isTrue();
      assertThat(list.at("/Empty/error").asText()).startsWith("Empty: expected the folder of a");
      assertThat(list.at("/a../error").asText()).startsWith("model: expected letters");
      assertThat(list.at("/Broken/error").asText()).isNotEmpty();
      assertThat(list.at("/Broken/version").isNull()).isTrue();
      HttpResponse<String> broken = service.post("/models/Broken/predictions", RunningService.ROWS);
      assertThat(broken.statusCode()).isEqualTo(503);
      assertThat(RunningService.error(broken)).startsWith("model Broken: cannot be served: ");
      assertThat(service.post("/models/Good/predictions", RunningService.ROWS).statusCode())
          .isEqualTo(200);

      service.train("Empty", "");
      assertThat(RunningService.json(service.get("/models")).at("/Empty/version").asText())
          .isEqualTo("1");
    }
  }

  @Test
  void theFileOfAVersionThatIsRemovedIsGone() throws Exception {
    try (RunningService service = new RunningService(folder, ServiceLimits.defaults())) {
      service.train("Churn", "");
      remove(service.models().resolve("Churn/1"));
      HttpResponse<String> zip = service.get("/models/Churn/saved-model.zip");
      assertThat(zip.statusCode()).isEqualTo(410);
      assertThat(RunningService.error(zip)).isEqualTo("model Churn: version 1 has been removed");
      assertThat(service.post("/models/Churn/predictions", RunningService.ROWS).statusCode())
          .isEqualTo(200); // the model is in memory
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
