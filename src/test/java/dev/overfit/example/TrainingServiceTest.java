package dev.overfit.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overfit.export.Predictor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingServiceTest {
  /** Takes thirteen million steps. */
  private static final String ENDLESS =
      "{\"model\":\"%s\",\"data\":\"customers.csv\",\"label\":\"churned\",\"epochs\":10000,"
          + "\"patience\":10000,\"batchSize\":1,\"hidden\":[256,256]}";

  private static final String SHORT =
      "{\"model\":\"%s\",\"data\":\"customers.csv\",\"label\":\"churned\",\"epochs\":%s}";
  private static final String ROWS = "[[35, 41000, 9.5, 12, 0], [62, 23000, 2.5, 60, 3]]";

  @TempDir static Path folder;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static TrainingService service;

  @BeforeAll
  static void start() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.copy(Path.of("src/example/data/customers.csv"), data.resolve("customers.csv"));
    Files.writeString(data.resolve("broken.csv"), "a,label\n1,0\nx,1\n");
    Path secret = Files.writeString(folder.resolve("secret.csv"), "a,label\n1,0\n2,1\n");
    Files.createSymbolicLink(data.resolve("link.csv"), secret);
    service = new TrainingService(settings());
  }

  private static ServiceSettings settings() {
    return ServiceSettings.defaults().on(0, folder.resolve("data"), folder.resolve("models"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void trainsStreamsPredictsAndExports() throws Exception {
    HttpResponse<String> started = post("/trainings", SHORT.formatted("Whole", 12));
    assertThat(started.statusCode()).isEqualTo(202);
    String at = started.headers().firstValue("Location").orElseThrow();

    String events = get(at + "/events").body();
    assertThat(events.lines().filter("event: epoch"::equals)).hasSize(12);
    assertThat(events).contains("\"val_binary_crossentropy\":", "event: end", "id: 13");
    assertThat(json(get(at)).at("/state").asText()).isEqualTo("done");
    assertThat(json(get(at)).at("/version").asText()).isEqualTo("1");
    assertThat(json(get("/models")).at("/Whole/version").asText()).isEqualTo("1");

    String rows =
        "{\"columns\":[\"age\",\"income\",\"monthly_visits\",\"days_since_last_order\","
            + "\"support_calls\"],\"rows\":"
            + ROWS
            + "}";
    JsonNode answer = json(post("/models/Whole/predictions", rows));
    assertThat(answer.at("/version").asText()).isEqualTo("1");
    assertThat(answer.at("/probabilities")).hasSize(2);

    Path unpacked = folder.resolve("unpacked");
    unzip(bytes("/models/Whole/saved-model.zip"), unpacked);
    try (Predictor predictor = Predictor.load(unpacked.resolve("Whole"))) {
      float[] row = {35, 41_000, 9.5f, 12, 0};
      assertThat(answer.at("/probabilities/0").floatValue())
          .isCloseTo(predictor.probability(row), org.assertj.core.data.Offset.offset(1e-6f));
      assertThat(predictor.card().orElseThrow().metrics()).containsKey("val_accuracy");
      assertThat(predictor.card().orElseThrow().provenance())
          .containsEntry("data", "customers.csv");
    }
    assertThat(json(get("/health")).at("/status").asText()).isEqualTo("UP");
    assertThat(get("/metrics").body())
        .contains(
            "# TYPE overfit_prediction_seconds histogram",
            "overfit_predicted_rows_total{model=\"Whole\"} 2.0",
            "overfit_model_swaps_total{model=\"Whole\"} 1.0",
            "overfit_trainings_total{state=\"done\"}");
  }

  private static void unzip(byte[] zip, Path to) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = to.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no json | body: no JSON
          null | body: expected a JSON object, received null
          [] | body: expected TrainingRequest, received something else
          {} | model: expected a name, received none
          {"model":"M"} | data: expected a name, received none
          {"model":"../M","data":"customers.csv"} | model: expected letters, digits
          {"model":"M","data":"../secret.csv"} | data: expected letters, digits
          {"model":"M","data":"/etc/passwd"} | data: expected letters, digits
          {"model":"M","data":"link.csv"} | data: there is no file 'link.csv'
          {"model":"M","data":"none.csv"} | data: there is no file 'none.csv'
          {"model":"M","data":"customers.csv","epochs":0} | epochs: expected 1 to 10,000, received 0
          {"model":"M","data":"customers.csv","epochs":1.5} | epochs: expected Integer
          {"model":"M","data":"customers.csv","epochs":"5"} | epochs: expected Integer
          {"model":"M","data":"customers.csv","epoch":5} | epoch: unknown field; allowed are [
          {"model":"M","data":"customers.csv","hidden":[5000]} | hidden: expected 1 to 1,024, received 5000
          {"model":"M","data":"customers.csv","hidden":[null]} | hidden: expected numbers of units, received null
          {"model":"M","data":"customers.csv","hidden":[1,1,1,1,1,1,1,1,1]} | hidden: expected 0 to 8, received 9
          {"model":"M","data":"customers.csv","dropout":1} | rate: expected a number in [0, 1), received 1.0
          {"model":"M","data":"customers.csv","l2":-1} | l2: expected a finite number of at least 0
          {"model":"M","data":"customers.csv","batchSize":0} | batchSize: expected 1 to 100,000, received 0
          {"model":"M","data":"customers.csv","learningRate":0} | rate: expected a finite number above 0
          {"model":"M","data":"customers.csv","patience":0} | patience: expected at least 1, received 0
          {"model":"M","data":"customers.csv","validationRows":0} | validationRows: expected 1 to
          {"model":"M","data":"customers.csv","label":-1} | index: expected at least 0, received -1
          {"model":"M","data":"customers.csv","label":true} | label: expected the name of a column or its place
          """)
  void badSettingsAreRefusedAndSayWhy(String body, String message) throws Exception {
    HttpResponse<String> answer = post("/trainings", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/error").asText()).startsWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"rows":[]} | rows: expected at least 1, received none
          {} | rows: expected at least 1, received none
          {"rows":[[1,2,3]]} | row 1: expected 5 features, received 3
          {"rows":[[1,2,3,4,5],null]} | row 2: expected an array of numbers, received null
          {"rows":[[1,2,3,4,1e39]]} | row 1, column 5: expected a finite number within float32, received 1e39
          {"rows":[[1,2,3,4,"x"]]} | row 1, column 5: expected a finite number within float32, received "x"
          {"rows":[[35,null,9.5,12,0]]} | row 1, column 2: expected a finite number within float32, received null
          {"rows":["AAAA"]} | row 1: expected an array of numbers, received "AAAA"
          {"rows":[[1,2,3,4,NaN]]} | row 1, column 5: no JSON: Non-standard token
          {"columns":["age"],"rows":[[1,2,3,4,5]]} | columns: expected [age, income,
          {"row":[[1,2,3,4,5]]} | row: unknown field; allowed are [
          """)
  void badRowsAreRefusedAndSayWhy(String body, String message) throws Exception {
    train("Rows");
    HttpResponse<String> answer = post("/models/Rows/predictions", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/error").asText()).startsWith(message);
  }

  @Test
  void rowsThatTheModelHasNoProbabilityForAreTheClientsFault() throws Exception {
    StringBuilder small = new StringBuilder("a,b,label\n");
    for (int row = 0; row < 300; row++) {
      small.append("0.00").append(row % 5).append(",0.00").append(row % 7);
      small.append(',').append(row % 2).append('\n');
    }
    Files.writeString(folder.resolve("data/small.csv"), small);
    String request = SHORT.replace("customers", "small").replace("churned", "label");
    HttpResponse<String> started = post("/trainings", request.formatted("Small", 2));
    get(started.headers().firstValue("Location").orElseThrow() + "/events");
    // Divided by so small a spread, both are infinite, so their weighted sum is not a number.
    HttpResponse<String> answer =
        post("/models/Small/predictions", "{\"rows\":[[3e38,3e38],[3e38,-3e38]]}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/error").asText()).startsWith("rows: expected values that");
  }

  private static void train(String model) throws Exception {
    if (!json(get("/models")).has(model)) {
      HttpResponse<String> started = post("/trainings", SHORT.formatted(model, 2));
      String at = started.headers().firstValue("Location").orElseThrow();
      get(at + "/events");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/models/None/predictions, 404",
    "/models/..%2F..%2Fsecret/predictions, 400",
    "/models/%2e%2e/predictions, 400",
    "/models/a%00b/predictions, 400",
    "/nothing/here, 404",
  })
  void whatIsNotThereIsSaidAndNoNameLeavesItsFolder(String path, int status) throws Exception {
    HttpResponse<String> answer = post(path, "{\"rows\":[[1]]}");
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void aBodyThatIsTooLargeOrOfAnotherTypeIsRefused() throws Exception {
    train("Rows");
    String large = "{\"rows\":" + " ".repeat(1 << 20) + ROWS + "}";
    String path = "/models/Rows/predictions";
    assertThat(post(path, large).statusCode()).isEqualTo(413);
    BodyPublisher chunked =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(UTF_8)));
    assertThat(post(path, chunked, "application/json").statusCode()).isEqualTo(413);
    assertThat(post(path, BodyPublishers.ofString("{}"), "text/plain").statusCode()).isEqualTo(415);
  }

  @Test
  void rowsThatCannotBeUsedFailTheTrainingAndNameTheRow() throws Exception {
    HttpResponse<String> started =
        post("/trainings", "{\"model\":\"Broken\",\"data\":\"broken.csv\"}");
    String at = started.headers().firstValue("Location").orElseThrow();
    get(at + "/events");
    assertThat(json(get(at)).at("/state").asText()).isEqualTo("failed");
    assertThat(json(get(at)).at("/error").asText())
        .isEqualTo(
            "broken.csv, row 2, column a: expected a finite number within float32, received \"x\"");
    assertThat(json(get("/models")).has("Broken")).isFalse();
  }

  @Test
  void aTrainingIsCancelledAndTooManyAreRefused() throws Exception {
    try (TrainingService own =
        new TrainingService(
            ServiceSettings.defaults()
                .on(0, folder.resolve("data"), folder.resolve("own"))
                .with(ServiceLimits.defaults().withTrainings(1, 1, 10)))) {
      URI at = URI.create("http://127.0.0.1:" + own.port());
      assertThat(postTo(at, "/trainings", ENDLESS.formatted("A")).statusCode()).isEqualTo(202);
      while (!getFrom(at, "/trainings/1").body().contains("running")) {
        Thread.sleep(20);
      }
      assertThat(postTo(at, "/trainings", ENDLESS.formatted("B")).statusCode()).isEqualTo(202);
      assertThat(postTo(at, "/trainings", ENDLESS.formatted("C")).statusCode()).isEqualTo(429);
      HttpRequest delete = HttpRequest.newBuilder(at.resolve("/trainings/1")).DELETE().build();
      assertThat(CLIENT.send(delete, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
      getFrom(at, "/trainings/1/events");
      assertThat(getFrom(at, "/trainings/1").body()).contains("\"state\":\"cancelled\"");
      assertThat(getFrom(at, "/models").body()).isEqualTo("{}");
    } // closing ends B, too
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().equals("training"))
        .hasSizeLessThanOrEqualTo(1); // the other service's
  }

  @Test
  void modelsAreServedAgainAfterARestartAndMemoryIsGivenBack() throws Exception {
    train("Rows");
    restart();
    long before = Pointer.totalCount();
    restart();
    assertThat(Pointer.totalCount()).isEqualTo(before);
  }

  private static void restart() throws Exception {
    try (TrainingService again = new TrainingService(settings())) {
      URI at = URI.create("http://127.0.0.1:" + again.port());
      assertThat(postTo(at, "/models/Rows/predictions", "{\"rows\":" + ROWS + "}").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void listensOnLoopbackAlone() throws IOException {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();
    for (InetAddress address : others) {
      assertThatThrownBy(() -> connect(address)).isInstanceOf(IOException.class);
    }
    connect(InetAddress.getLoopbackAddress());
  }

  private static void connect(InetAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, service.port()), 60_000);
    }
  }

  @Test
  void noRequestFailsWhileModelsAreSwapped() throws Exception {
    LoadRun.Report report = LoadRun.run(service.port(), 50, Duration.ofSeconds(4), 3);
    assertThat(report.failures()).isEmpty();
    assertThat(report.millis()).hasSizeGreaterThanOrEqualTo(200);
    assertThat(report.swaps()).isGreaterThanOrEqualTo(3);
  }

  private static URI here() {
    return URI.create("http://127.0.0.1:" + service.port());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return getFrom(here(), path);
  }

  private static HttpResponse<String> getFrom(URI at, String path) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(at.resolve(path)).build(), BodyHandlers.ofString());
  }

  private static byte[] bytes(String path) throws Exception {
    return CLIENT
        .send(HttpRequest.newBuilder(here().resolve(path)).build(), BodyHandlers.ofByteArray())
        .body();
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return postTo(here(), path, body);
  }

  private static HttpResponse<String> postTo(URI at, String path, String body) throws Exception {
    return post(at, path, BodyPublishers.ofString(body), "application/json");
  }

  private static HttpResponse<String> post(String path, BodyPublisher body, String type)
      throws Exception {
    return post(here(), path, body, type);
  }

  /** Uses a new connection, since the server ends one whose body it has not read to the end. */
  private static HttpResponse<String> post(URI at, String path, BodyPublisher body, String type)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(at.resolve(path))
                .header("Content-Type", type)
                .POST(body)
                .build(),
            BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new JsonMapper().readTree(answer.body());
  }
}
