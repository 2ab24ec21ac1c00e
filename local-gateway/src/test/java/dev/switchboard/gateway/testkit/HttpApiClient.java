package dev.switchboard.gateway.testkit;

import dev.switchboard.gateway.LocalGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Calls an HTTP API with the JDK's client, which also offers an upgrade to HTTP/2. */
public final class HttpApiClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LocalGateway gateway;

  public HttpApiClient(LocalGateway gateway) {
    this.gateway = gateway;
  }

  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public HttpResponse<String> post(String path, String json, String... headers)
      throws IOException, InterruptedException {
    String[] typed = new String[headers.length + 2];
    typed[0] = "Content-Type";
    typed[1] = "application/json; charset=UTF-8";
    System.arraycopy(headers, 0, typed, 2, headers.length);
    return send("POST", path, BodyPublishers.ofString(json), typed);
  }

  public HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    return HTTP.send(request(method, path, body, headers), BodyHandlers.ofString());
  }

  public CompletableFuture<HttpResponse<String>> postLater(String path, String text) {
    HttpRequest request = request("POST", path, BodyPublishers.ofString(text));
    return HTTP.sendAsync(request, BodyHandlers.ofString());
  }

  private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.httpUrl() + path)).method(method, body);
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }
}
