package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.posting.ParallelRange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Posts to each of many connections with {@code java.net.http} alone: no signature, no retry, no
 * store.
 *
 * <p>All work runs on virtual threads, the client's own work too. Of the ways to use the client, it
 * is the fastest here.
 */
final class HttpPosts implements AutoCloseable {

  /**
   * The number of posts that the service has on their way at once: {@code
   * ApiGatewaySettings.POSTS_AT_ONCE}.
   */
  private static final int WINDOW = 64;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final List<URI> addresses;

  HttpPosts(List<URI> addresses) {
    this.addresses = addresses;
  }

  /** Posts a text to each connection, and returns when all have been answered 200. */
  void send(String text) throws IOException, InterruptedException {
    ParallelRange.forEach(0, addresses.size(), WINDOW, number -> send(addresses.get(number), text));
  }

  private void send(URI address, String text) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(text)).build();
    HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
    if (answer.statusCode() != 200) {
      throw new IOException("A post was answered " + answer.statusCode());
    }
  }

  @Override
  public void close() {
    http.close();
    threads.close();
  }
}
