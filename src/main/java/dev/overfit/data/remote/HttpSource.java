package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import dev.overfit.io.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the body at an http or https address within limits of time and size. Redirects are followed
 * here rather than by the client, so that only those that {@link Redirect} allows are followed.
 */
final class HttpSource {
  private static final Logger LOG = LoggerFactory.getLogger(HttpSource.class);
  private static final int MOST_REDIRECTS = 5;

  private final RemoteLimits limits;
  private final HttpClient client;

  HttpSource(RemoteLimits limits) {
    this.limits = limits;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .build();
  }

  /**
   * @throws DataException if the address cannot be fetched from
   */
  static void check(URI address) throws DataException {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new DataException(address + ": expected an http or https address");
    }
    if (address.getRawUserInfo() != null) {
      throw new DataException(
          "address at " + address.getHost() + ": a user or password in it is not supported");
    }
    if (address.getHost() == null) {
      throw new DataException(address + ": expected a host in the address, found none");
    }
  }

  /**
   * Opens the body; closing it closes the connection.
   *
   * @throws UnreachableException if no body can be opened within the limits
   */
  InputStream open(URI address) throws IOException {
    check(address);
    Deadline deadline = new Deadline(address.toString(), limits);
    URI next = address;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<InputStream> response = send(next, address, deadline);
      if (response.statusCode() == 200) {
        return response.body();
      }
      response.body().close();
      next = redirect(next, response, address);
    }
    throw new UnreachableException(
        address + ": expected at most " + MOST_REDIRECTS + " redirects, found more");
  }

  private HttpResponse<InputStream> send(URI next, URI address, Deadline deadline)
      throws IOException {
    deadline.check();
    LOG.debug("asking {}", next);
    String place = address.toString();
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(next).build(), info -> new BodyStream(place, deadline, limits));
    return await(answer, place, deadline);
  }

  private HttpResponse<InputStream> await(
      CompletableFuture<HttpResponse<InputStream>> answer, String place, Deadline deadline)
      throws IOException {
    Duration limit = limits.connect().plus(limits.stall());
    try {
      return answer.get(deadline.waitNanos(limit), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw deadline.missed("answer", limit);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while fetching " + place);
    } catch (ExecutionException e) {
      throw unreachable(place, e.getCause() == null ? e : e.getCause());
    }
  }

  private UnreachableException unreachable(String place, Throwable e) {
    if (e instanceof HttpConnectTimeoutException) {
      String within = RemoteLimits.seconds(limits.connect());
      return new UnreachableException(place + ": no connection within " + within, e);
    }
    String reason = isUnknownHost(e) ? "nobody knows its host" : OneLine.reason(e);
    return new UnreachableException(place + ": cannot be reached: " + reason, e);
  }

  /** Returns whether a failure is due to an unknown host name. */
  static boolean isUnknownHost(Throwable failure) {
    Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static URI redirect(URI from, HttpResponse<?> response, URI address)
      throws DataException {
    int status = response.statusCode();
    String location = response.headers().firstValue("Location").orElse("");
    if (status < 301 || status > 308 || (status > 303 && status < 307) || location.isEmpty()) {
      throw new UnreachableException(address + ": expected status 200, received " + status);
    }
    URI to = resolve(from, location, address);
    try {
      check(to);
      Redirect.check(from, to);
    } catch (DataException e) {
      throw new UnreachableException(address + ": redirect refused: " + e.getMessage(), e);
    }
    return to;
  }

  private static URI resolve(URI from, String location, URI address) throws DataException {
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new UnreachableException(
          address + ": redirect refused: no address: " + DataException.quote(location), e);
    }
  }
}
