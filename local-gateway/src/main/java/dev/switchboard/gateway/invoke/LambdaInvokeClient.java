package dev.switchboard.gateway.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.Integration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Invokes a function through Lambda's Invoke API: AWS's runtime interface emulator, or any server
 * that answers a POST of the event with the function's response.
 *
 * <p>As with Lambda, an error of the function has status 200, the header {@code
 * X-Amz-Function-Error}, and the message in the body. Thread-safe.
 */
public final class LambdaInvokeClient implements Integration {

  private static final String PATH = "/2015-03-31/functions/function/invocations";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** Lambda's maximum; the gateway itself stops waiting much earlier. */
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final URI url;

  private LambdaInvokeClient(URI url) {
    this.url = url;
  }

  /**
   * Creates a client for the function at an address.
   *
   * @param address the whole URL to post to, or only {@code http://host:port}; then the path of
   *     AWS's emulator is added
   * @throws IllegalArgumentException if the address is malformed; the message names the format
   */
  public static LambdaInvokeClient at(String address) {
    if (!address.matches("https?://[^/?#\\s@]+(/\\S*)?")) {
      throw new IllegalArgumentException(
          "The function's address is '%s': expected http://host:port, or a whole URL to post to"
              .formatted(address));
    }
    URI url = URI.create(address);
    boolean bare = url.getPath().isEmpty() || url.getPath().equals("/");
    return new LambdaInvokeClient(bare ? url.resolve(PATH) : url);
  }

  @Override
  public String invoke(String event) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(event))
            .build();
    return responseBody(send(request));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new FunctionFailedException(
          "There is no function at %s; start it".formatted(url), failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new FunctionFailedException("The gateway stops", stop);
    }
  }

  private String responseBody(HttpResponse<String> response) {
    if (response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
      throw new FunctionFailedException(errorMessage(response.body()));
    }
    if (response.statusCode() != 200) {
      throw new FunctionFailedException(
          "%s answered %d instead of a function's response: check the path"
              .formatted(url, response.statusCode()));
    }
    return response.body();
  }

  private static String errorMessage(String body) {
    try {
      return new JsonMapper().readTree(body).path("errorMessage").asText("The function failed");
    } catch (JsonProcessingException notJson) {
      return "The function failed";
    }
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
