package dev.overfit.example;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** A service with its own folders, and the requests that tests send to it. */
final class RunningService implements AutoCloseable {
  static final String ROWS = "{\"rows\": [[35, 41000, 9.5, 12, 0], [62, 23000, 2.5, 60, 3]]}";

  private static final int TIMEOUT_MILLIS = 60_000;

  private final Path folder;
  private final TrainingService service;

  /** Starts a service in a folder and serves the models that are already in it. */
  RunningService(Path folder, ServiceLimits limits) throws IOException {
    this.folder = folder;
    Files.createDirectories(data());
    if (!Files.exists(data().resolve("customers.csv"))) {
      Files.copy(Path.of("src/example/data/customers.csv"), data().resolve("customers.csv"));
    }
    service = new TrainingService(ServiceSettings.defaults().on(0, data(), models()).with(limits));
  }

  Path data() {
    return folder.resolve("data");
  }

  Path models() {
    return folder.resolve("models");
  }

  int port() {
    return service.port();
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(at(path)));
  }

  HttpResponse<String> post(String path, String json) throws Exception {
    return post(path, "application/json", json);
  }

  HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> ask(String method, String path) throws Exception {
    return send(HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.noBody()));
  }

  /** Uses a new connection, since the server ends one whose body it has not read to the end. */
  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Trains a model for two epochs with extra settings and returns the outcome. */
  JsonNode train(String model, String more) throws Exception {
    return train(model, "churned", more);
  }

  JsonNode train(String model, String label, String more) throws Exception {
    String settings =
        "{\"model\":\"%s\",\"data\":\"customers.csv\",\"label\":\"%s\",\"epochs\":2%s}"
            .formatted(model, label, more);
    HttpResponse<String> started = post("/trainings", settings);
    String at = started.headers().firstValue("Location").orElseThrow();
    get(at + "/events"); // waits for the end
    return json(get(at));
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new JsonMapper().readTree(answer.body());
  }

  static String error(HttpResponse<String> answer) throws IOException {
    return json(answer).at("/error").asText();
  }

  /** Sends bytes as they are, announces that no more will come, and reads the answer to its end. */
  String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  @Override
  public void close() {
    service.close();
  }
}
