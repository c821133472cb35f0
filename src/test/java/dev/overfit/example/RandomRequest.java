package dev.overfit.example;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A request that nobody, or hardly anybody, would send: each part is mostly right, so that what is
 * wrong gets far. The same seed gives the same request.
 */
final class RandomRequest {
  private static final List<String> METHODS =
      List.of(
          "GET",
          "GET",
          "POST",
          "POST",
          "POST",
          "POST",
          "HEAD",
          "OPTIONS",
          "PUT",
          "DELETE",
          "PATCH",
          "TRACE",
          "CONNECT",
          "QUERY",
          "BREW",
          "get",
          "AFTER",
          "",
          "G\u0000T",
          "GET GET");
  private static final List<String> PATHS =
      List.of(
          "/trainings",
          "/trainings",
          "/trainings/1",
          "/trainings/0/events",
          "/trainings/1/events",
          "/trainings/-1",
          "/trainings/99999999999999999999",
          "/models",
          "/models/Load/predictions",
          "/models/Load/predictions",
          "/models/Load/predictions",
          "/models/Load/saved-model.zip",
          "/models/None/predictions",
          "/models/a../predictions",
          "/models/.tmp-x/saved-model.zip",
          "/models/%2e%2e/predictions",
          "/models/..%2f..%2f/saved-model.zip",
          "/models//predictions",
          "/models/%zz/predictions",
          "/models/%ff%fe/predictions",
          "/models/a%00b/predictions",
          "/models/\u00e4/predictions",
          "/models/Load;x=y/predictions",
          "/health",
          "/health?a=%",
          "/health#x",
          "/metrics",
          "/",
          "*",
          "",
          "//",
          "/..",
          "/../../etc/passwd",
          "/nowhere",
          "http://localhost/health",
          "http://evil.example/health",
          "http://",
          "/%",
          "/ /");
  private static final List<String> ASKED = List.of("/trainings", "/models/Load/predictions");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json",
          "application/json",
          "application/json ; charset=utf-8",
          "application/json ;charset",
          "application/json;charset=x",
          "text/plain",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          ";",
          "/",
          "",
          "\u0000");
  private static final List<String> HEADERS =
      List.of(
          "X: y",
          "Accept: text/html",
          "Accept: nothing/*;q=x",
          "Accept-Encoding: gzip, br",
          "Accept-Charset: none",
          "Expect: 100-continue",
          "Expect: 999",
          "Connection: close",
          "Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x",
          "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk",
          "Cookie: a=b; \"; $Version=1",
          "Range: bytes=0-",
          "If-None-Match: *",
          "Host: localhost",
          "Last-Event-ID: 99999999999",
          "Last-Event-ID: x",
          "Content-Encoding: gzip",
          ": x",
          "X",
          "X : y",
          " folded: x",
          "X: \u0001",
          "Authorization: Basic x",
          "Trailer: X",
          "TE: trailers",
          "Content-Length: 5",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: identity");
  private static final List<String> ROWS =
      List.of(
          "{\"rows\":[[35,41000,9.5,12,0],[62,23000,2.5,60,3]]}",
          "{\"rows\":[[35,41000,9.5,12,0]],\"columns\":[\"age\"]}",
          "{\"rows\":[[35,null,9.5,12,0]]}",
          "{\"rows\":[[1e400,1,1,1,1]]}",
          "{\"rows\":\"AAAA\"}");
  private static final List<String> SETTINGS =
      List.of(
          "{\"model\":\"Load\",\"data\":\"customers.csv\",\"label\":\"churned\",\"epochs\":1}",
          "{\"model\":\"Load\",\"data\":\"customers.csv\",\"epochs\":1,\"learningRate\":1e38}",
          "{\"model\":\"Load\",\"data\":\"customers.csv\",\"epochs\":1,\"hidden\":[1,2,3]}",
          "{\"model\":\"a..\",\"data\":\"../x\"}",
          "{\"model\":\"Load\",\"data\":\"none.csv\",\"label\":3}");
  private static final List<String> OTHERS =
      List.of("", "null", "[]", "{}", "\"\\ud800\"", "\u0000");

  private final Random random;
  private final String method;
  private final String path;
  private final String text;

  RandomRequest(long seed) {
    random = new Random(seed);
    method = any(METHODS);
    path = method.equals("POST") && random.nextBoolean() ? any(ASKED) : any(PATHS);
    text = mutated(head() + content());
  }

  /** Returns the bytes to send. */
  byte[] bytes() {
    return text.getBytes(ISO_8859_1);
  }

  /** Returns whether the client announces that no more will come; otherwise it waits. */
  boolean saysEnd() {
    return random.nextInt(10) > 0;
  }

  private String head() {
    String line = method + " " + path + (rarely() ? "" : " HTTP/1." + (rarely() ? "0" : "1"));
    StringBuilder head = new StringBuilder(line).append("\r\n");
    if (!rarely()) {
      head.append("Host: ").append(rarely() ? "evil.example" : "localhost").append("\r\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      head.append(any(HEADERS)).append("\r\n");
    }
    return head.toString();
  }

  private String content() {
    String body = body();
    if (!method.equals("POST") && random.nextBoolean()) {
      return "\r\n";
    }
    String type = "Content-Type: " + any(TYPES) + "\r\n";
    if (random.nextInt(3) == 0) {
      return type + "Transfer-Encoding: chunked\r\n\r\n" + chunked(body);
    }
    int length = rarely() ? random.nextInt(1_000_000) - 10 : body.length();
    return type + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  private String body() {
    if (rarely()) {
      return rarely() ? "[".repeat(random.nextInt(300_000)) : any(OTHERS);
    }
    return any(path.equals("/trainings") ? SETTINGS : ROWS);
  }

  private String chunked(String body) {
    StringBuilder chunks = new StringBuilder();
    int from = 0;
    while (from < body.length()) {
      int to = Math.min(body.length(), from + 1 + random.nextInt(Math.max(40, body.length() / 5)));
      int said = rarely() ? random.nextInt(100) : to - from;
      chunks.append(Integer.toHexString(said).toUpperCase(Locale.ROOT));
      chunks.append(rarely() ? ";x=y\r\n" : "\r\n").append(body, from, to).append("\r\n");
      from = to;
    }
    return chunks + (rarely() ? "" : "0\r\n\r\n");
  }

  /** Sometimes cuts the text off, changes, adds or loses a byte, or doubles the text. */
  private String mutated(String whole) {
    int at = random.nextInt(whole.length() + 1);
    return switch (random.nextInt(12)) {
      case 0 -> whole.substring(0, at);
      case 1 -> whole.substring(0, at) + (char) random.nextInt(256) + whole.substring(at);
      case 2 -> whole.substring(0, at) + whole.substring(Math.min(whole.length(), at + 1));
      case 3 -> whole + whole;
      default -> whole;
    };
  }

  private boolean rarely() {
    return random.nextInt(10) == 0;
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  @Override
  public String toString() {
    return text.length() > 2000 ? text.substring(0, 2000) + "…" : text;
  }
}
