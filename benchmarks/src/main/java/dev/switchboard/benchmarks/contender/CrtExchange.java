package dev.switchboard.benchmarks.contender;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.crt.http.HttpClientConnection;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.crt.http.HttpRequestBodyStream;
import software.amazon.awssdk.crt.http.HttpStreamBase;
import software.amazon.awssdk.crt.http.HttpStreamBaseResponseHandler;
import software.amazon.awssdk.crt.io.ClientBootstrap;
import software.amazon.awssdk.crt.io.EventLoopGroup;
import software.amazon.awssdk.crt.io.HostResolver;
import software.amazon.awssdk.crt.io.SocketOptions;
import software.amazon.awssdk.crt.io.TlsContext;
import software.amazon.awssdk.crt.io.TlsContextOptions;

/**
 * aws-crt's own HTTP client, one event loop. What we write is taken apart for it again; it spares
 * itself to check certificates.
 */
final class CrtExchange implements Candidate.Exchange {

  private final HttpClientConnectionManager connections;

  CrtExchange(URI endpoint, int most) {
    EventLoopGroup thread = new EventLoopGroup(1);
    HttpClientConnectionManagerOptions options =
        new HttpClientConnectionManagerOptions()
            .withClientBootstrap(new ClientBootstrap(thread, new HostResolver(thread)))
            .withSocketOptions(new SocketOptions())
            .withUri(endpoint)
            .withMaxConnections(most);
    if (endpoint.getScheme().equals("https")) {
      TlsContextOptions trusting = TlsContextOptions.createDefaultClient().withVerifyPeer(false);
      options.withTlsContext(new TlsContext(trusting));
    }
    connections = HttpClientConnectionManager.create(options);
  }

  @Override
  public CompletableFuture<Integer> send(byte[] request) {
    return connections
        .acquireConnection()
        .thenCompose(
            connection ->
                send(request, connection)
                    .whenComplete((_, _) -> connections.releaseConnection(connection)));
  }

  private static CompletableFuture<Integer> send(byte[] request, HttpClientConnection over) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    over.makeRequest(takenApart(request), new Answer(status)).activate();
    return status;
  }

  private static HttpRequest takenApart(byte[] request) {
    String text = new String(request, ISO_8859_1);
    int headEnd = text.indexOf("\r\n\r\n");
    int pathEnd = text.indexOf(' ', "POST ".length());
    List<HttpHeader> headers = new ArrayList<>();
    int line = text.indexOf("\r\n") + 2;
    while (line < headEnd) {
      int end = text.indexOf("\r\n", line);
      int colon = text.indexOf(':', line);
      headers.add(new HttpHeader(text.substring(line, colon), text.substring(colon + 1, end)));
      line = end + 2;
    }
    return new HttpRequest(
        "POST",
        text.substring("POST ".length(), pathEnd),
        headers.toArray(HttpHeader[]::new),
        new Body(request, headEnd + 4));
  }

  /** The end of a request. */
  private record Body(ByteBuffer bytes) implements HttpRequestBodyStream {

    private Body(byte[] request, int from) {
      this(ByteBuffer.wrap(request, from, request.length - from));
    }

    @Override
    public boolean sendRequestBody(ByteBuffer target) {
      int count = Math.min(target.remaining(), bytes.remaining());
      target.put(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
      return !bytes.hasRemaining();
    }

    @Override
    public long getLength() {
      return bytes.remaining();
    }
  }

  /** Waits for the end of an answer. */
  private record Answer(CompletableFuture<Integer> status)
      implements HttpStreamBaseResponseHandler {

    @Override
    public void onResponseHeaders(HttpStreamBase stream, int code, int kind, HttpHeader[] some) {}

    @Override
    public void onResponseComplete(HttpStreamBase stream, int error) {
      if (error == 0) {
        status.complete(stream.getResponseStatusCode());
      } else {
        status.completeExceptionally(new IOException("aws-crt's error " + error));
      }
      stream.close();
    }
  }
}
