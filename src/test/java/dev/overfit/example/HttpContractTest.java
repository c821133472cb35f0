package dev.overfit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the service's answers to bad requests, and which methods it accepts. */
class HttpContractTest {
  private static final String PREDICT =
      "POST /models/Good/predictions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

  @TempDir static Path folder;

  private static RunningService service;

  @BeforeAll
  static void start() throws Exception {
    service = new RunningService(folder, ServiceLimits.defaults().withTrainings(1, 8, 2));
    assertThat(service.train("Good", "").at("/error").asText()).isEqualTo("null");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT | /trainings | GET, HEAD, OPTIONS, POST
          DELETE | /trainings | GET, HEAD, OPTIONS, POST
          POST | /trainings/1 | DELETE, GET, HEAD, OPTIONS
          POST | /trainings/1/events | GET, HEAD, OPTIONS
          POST | /models | GET, HEAD, OPTIONS
          GET | /models/Good/predictions | OPTIONS, POST
          HEAD | /models/Good/predictions | OPTIONS, POST
          PATCH | /models/Good/saved-model.zip | GET, HEAD, OPTIONS
          DELETE | /health | GET, HEAD, OPTIONS
          TRACE | /metrics | GET, HEAD, OPTIONS
          """)
  void methodsThatAreNotAllowedAreToldWhichAre(String method, String path, String allowed)
      throws Exception {
    HttpResponse<String> answer = service.ask(method, path);
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    HttpResponse<String> options = service.ask("OPTIONS", path);
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Allow")).contains(allowed);
    assertThat(options.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BREW", "get", "AFTER", "BEFORE", "CONNECT", "X-Y"})
  void methodsOfOthersAreNotImplemented(String method) throws Exception {
    String target = method.equals("CONNECT") ? "localhost:80" : "/trainings";
    String answer = service.raw(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(answer).containsPattern("^HTTP/1.1 (501|400|405|421) ");
    assertThat(answer).contains("{\"error\":\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/trainings",
        "/trainings/1",
        "/models",
        "/models/Good/saved-model.zip",
        "/health",
        "/trainings/99",
        "/models/None/saved-model.zip",
      })
  void headAnswersAsGetWithoutABody(String path) throws Exception {
    HttpResponse<String> get = service.get(path);
    HttpResponse<String> head = service.ask("HEAD", path);
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"));
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(get.headers().firstValue("Content-Type"));
  }

  @Test
  void headOfEventsDoesNotWaitForThem() throws Exception {
    HttpResponse<String> head = service.ask("HEAD", "/trainings/1/events");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json ; charset=utf-8 | 200
          application/json ;charset | 415
          application/json;charset=no-such-charset | 415
          application/json;charset=latin1 | 415
          text/plain | 415
          ;;; | 415
          """)
  void theMediaTypeIsJson(String type, int status) throws Exception {
    String answer = predict("Content-Type: " + type + "\r\n");
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
  }

  private static String predict(String header) throws IOException {
    String rows = RunningService.ROWS;
    return service.raw(PREDICT + header + "Content-Length: " + rows.length() + "\r\n\r\n" + rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1000\r\n\r\n{\"rows\":[[1",
        "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length: -1\r\n\r\n{}",
        "Content-Length: x\r\n\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
        "Transfer-Encoding: gzip\r\n\r\n{}",
        "\r\n",
      })
  void aBodyThatIsNotWholeIsTheClientsFault(String rest) throws IOException {
    String answer = service.raw(PREDICT + "Content-Type: application/json\r\n" + rest);
    assertThat(answer).containsPattern("^(HTTP/1.1 4\\d\\d |$)"); // or the connection ends
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:80, 200",
    "127.0.0.1, 200",
    "evil.example, 421",
    "evil.example:8080, 421",
    "localhost.evil.example, 421",
    "192.168.0.1, 421",
    "a b, 400",
  })
  void onlyItsOwnNamesAreAnswered(String host, int status) throws IOException {
    String answer =
        service.raw("GET /models HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer.contains("Good")).isEqualTo(status == 200);
  }

  @Test
  void aNameInTheTargetCountsToo() throws IOException {
    String answer =
        service.raw("GET http://evil.example/models HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 421 ").contains("{\"error\":\"host: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET http:// HTTP/1.0\r\n\r\n",
        "OPTIONS http:// HTTP/1.0\r\n\r\n",
        "GET http:///models HTTP/1.0\r\n\r\n",
        "GET http://:80/models HTTP/1.0\r\n\r\n",
        "GET http:// HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET http:///models HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /models HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n",
        "POST http:// HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}",
      })
  void aTargetWithoutAHostIsTheClientsFault(String request) throws IOException {
    String answer = service.raw(request);
    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("{\"error\":\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P", "POST /trainings", "POST /trainings HTTP/1.1\r\nHo"})
  void headersThatEndEarlyAreTheClientsFault(String request) throws IOException {
    assertThat(service.raw(request)).containsPattern("^(HTTP/1.1 400 |$)");
  }

  @Test
  void headersThatAreTooLargeAreRefused() throws IOException {
    String answer =
        service.raw(
            "GET /models HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(9000) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431 ").contains("{\"error\":\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.. | customers.csv | model: expected letters
          .tmp-x | customers.csv | model: expected letters
          a/b | customers.csv | model: expected letters
          nul | customers.csv | name: expected no name that Windows keeps
          M | customers.csv. | data: expected letters
          M | loop.csv | data: there is no file 'loop.csv'
          M | folder | data: there is no file 'folder'
          """)
  void namesThatMeanSomethingElseAreRefused(String model, String data, String message)
      throws Exception {
    Path loop = service.data().resolve("loop.csv");
    if (!Files.isSymbolicLink(loop)) {
      Files.createSymbolicLink(loop, loop);
      Files.createDirectory(service.data().resolve("folder"));
    }
    HttpResponse<String> answer =
        service.post("/trainings", "{\"model\":\"" + model + "\",\"data\":\"" + data + "\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningService.error(answer)).startsWith(message);
  }

  @Test
  void anotherModelThanTheMostIsRefusedAndAnotherVersionIsNot() throws Exception {
    service.train("Second", "");
    HttpResponse<String> answer =
        service.post("/trainings", "{\"model\":\"Third\",\"data\":\"customers.csv\"}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(RunningService.error(answer)).startsWith("model: expected one of the 2 that there");
    assertThat(service.train("Second", "").at("/state").asText()).isEqualTo("done");
  }

  @Test
  void whatIsKeptOfATrainingIsSmall() throws Exception {
    for (int i = 0; i < 60; i++) {
      service.train("Good", "x".repeat(200), "");
    }
    HttpResponse<String> list = service.get("/trainings");
    assertThat(RunningService.json(list)).hasSize(50);
    assertThat(list.body()).hasSizeLessThan(50 * 1500);
    HttpResponse<String> longer =
        service.post(
            "/trainings",
            "{\"model\":\"Good\",\"data\":\"customers.csv\",\"label\":\""
                + "x".repeat(200_000)
                + "\"}");
    assertThat(longer.statusCode()).isEqualTo(400);
    assertThat(RunningService.error(longer))
        .isEqualTo("label: expected at most 200 characters, received 200,000");
    HttpResponse<String> larger =
        service.post("/trainings", "{\"label\":\"" + "x".repeat(1 << 20) + "\"}");
    assertThat(larger.statusCode()).isEqualTo(413);
  }
}
