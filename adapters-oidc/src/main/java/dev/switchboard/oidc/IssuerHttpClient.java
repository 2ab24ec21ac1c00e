package dev.switchboard.oidc;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads documents of an issuer, within limits of time and size; does not follow redirects.
 *
 * <p>It makes a client for each request: requests are few, and no thread keeps running.
 */
final class IssuerHttpClient {

  /** Far more than any issuer's keys. */
  static final int MOST_BYTES = 256 * 1024;

  private final Duration timeout;

  IssuerHttpClient(Duration timeout) {
    this.timeout = timeout;
  }

  String get(URI address) throws UnusableResponseException {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Accept", "application/json").build();
    HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    try {
      return text(http, request);
    } catch (ExecutionException unanswered) {
      throw new UnusableResponseException("it cannot be reached, or its answer cannot be read");
    } catch (TimeoutException late) {
      throw new UnusableResponseException("it did not answer in time");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnusableResponseException("it was given up");
    } finally {
      // Not close: that waits for an answer that is late.
      http.shutdownNow();
    }
  }

  private String text(HttpClient http, HttpRequest request)
      throws ExecutionException, InterruptedException, TimeoutException, UnusableResponseException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    // The request's own time-out ends with the header; this holds to the answer's last byte.
    HttpResponse<byte[]> answered = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (answered.statusCode() != 200) {
      throw new UnusableResponseException("it answered " + answered.statusCode());
    }
    return new String(answered.body(), StandardCharsets.UTF_8);
  }
}
