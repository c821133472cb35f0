package dev.overfit.example;

/** A request that cannot be fulfilled: an HTTP status and a message of at most 500 characters. */
final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  RequestException(int status, String message) {
    super(ShortText.of(message));
    this.status = status;
  }

  static RequestException bad(String message) {
    return new RequestException(400, message);
  }

  static RequestException notFound(String message) {
    return new RequestException(404, message);
  }

  int status() {
    return status;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
