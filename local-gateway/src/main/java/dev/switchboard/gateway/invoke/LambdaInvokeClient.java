package dev.switchboard.gateway.invoke;

import dev.switchboard.gateway.Integration;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Invokes a function through Lambda's Invoke API: AWS's runtime interface emulator, or any server
 * that answers a POST of the event with the function's response.
 *
 * <p>An event is sent again only if the server refused it before the function had it, while other
 * events were running. Thread-safe.
 */
public final class LambdaInvokeClient implements Integration {

  private static final String PATH = "/2015-03-31/functions/function/invocations";

  /** A server that refuses a second event does so at once. */
  private static final Duration TRIAL = Duration.ofMillis(100);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final OneRequestConnections connections = new OneRequestConnections();
  private final URI url;
  private final InvocationQueue queue;

  private LambdaInvokeClient(URI url, OptionalInt concurrency) {
    this.url = url;
    this.queue = new InvocationQueue(url.toString(), concurrency, after(TRIAL), after(PATIENCE));
  }

  /** The function at an address, which shows by itself how many events it takes at once. */
  public static LambdaInvokeClient at(String address) {
    return at(address, OptionalInt.empty());
  }

  /**
   * Creates a client for the function at an address.
   *
   * @param address the whole URL to post to, or only {@code http://host:port}; then the path of
   *     AWS's emulator is added
   * @param concurrency how many events it takes at once; the others wait in line
   * @throws IllegalArgumentException if the address is malformed; the message names the format
   */
  public static LambdaInvokeClient at(String address, OptionalInt concurrency) {
    if (!address.matches("https?://[^/?#\\s@]+(/\\S*)?")) {
      throw new IllegalArgumentException(
          "The function's address is '%s': expected http://host:port, or a whole URL to post to"
              .formatted(address));
    }
    URI url = URI.create(address);
    boolean bare = url.getPath().isEmpty() || url.getPath().equals("/");
    return new LambdaInvokeClient(bare ? url.resolve(PATH) : url, concurrency);
  }

  @Override
  public String invoke(String event) {
    return queue.invoke(() -> attempt(event), false);
  }

  @Override
  public Integration forDisconnects() {
    return event -> queue.invoke(() -> attempt(event), true);
  }

  private Attempt attempt(String event) {
    try {
      return connections.post(url, event).asAttempt();
    } catch (IOException fault) {
      return TransportFault.attempt(url, fault);
    }
  }

  private static Executor after(Duration delay) {
    return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
