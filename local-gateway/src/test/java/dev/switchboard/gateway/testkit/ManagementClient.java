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

/** Calls {@code @connections} over HTTP. */
public final class ManagementClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LocalGateway gateway;

  public ManagementClient(LocalGateway gateway) {
    this.gateway = gateway;
  }

  public HttpResponse<String> post(String id, String text)
      throws IOException, InterruptedException {
    return call("POST", id, BodyPublishers.ofString(text));
  }

  public HttpResponse<String> call(String method, String id)
      throws IOException, InterruptedException {
    return call(method, id, BodyPublishers.noBody());
  }

  public HttpResponse<String> call(String method, String id, BodyPublisher body)
      throws IOException, InterruptedException {
    return HTTP.send(request(method, "/@connections/" + id, body), BodyHandlers.ofString());
  }

  public CompletableFuture<HttpResponse<String>> postLater(String id, String text) {
    HttpRequest request = request("POST", "/@connections/" + id, BodyPublishers.ofString(text));
    return HTTP.sendAsync(request, BodyHandlers.ofString());
  }

  public HttpResponse<String> call(HttpRequest request) throws IOException, InterruptedException {
    return HTTP.send(request, BodyHandlers.ofString());
  }

  public HttpRequest request(String method, String path, BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create(gateway.managementUrl() + path))
        .method(method, body)
        .build();
  }
}
