package dev.switchboard.gateway.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.RecordingFunction;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The gateway holds many connections and reaches each of them. {@code -Dconnections=10000} asks for
 * as many as a busy API has, which takes longer than a build should.
 */
final class ManyConnectionsTest {

  private static final int MOST = Integer.getInteger("connections", 1_000);

  /** Both ends of each connection are in this process, beside its jars and other sockets. */
  private static final int OTHER_FILES = 1_000;

  /** Fewer than the gateway lets wait to be accepted. */
  private static final int AT_ONCE = 500;

  private static final int SAMPLE = 200;

  private final RecordingFunction function = new RecordingFunction();
  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
  private final ManagementClient management = new ManagementClient(gateway);
  private final List<SocketChannel> clients = new ArrayList<>();

  @BeforeEach
  void serve() {
    gateway.serve(function);
  }

  @AfterEach
  void close() throws IOException {
    gateway.close();
    for (SocketChannel client : clients) {
      client.close();
    }
  }

  @Test
  void many_idle_connections_are_held_and_reached_beside_a_client_that_never_reads()
      throws Exception {
    int count = count();
    while (clients.size() < count) {
      connect(Math.min(AT_ONCE, count - clients.size()));
    }
    assertThat(function.all()).hasSize(count);
    List<CompletableFuture<HttpResponse<String>>> unread = postMuchTo(idOf(0));

    for (int sample = 1; sample <= SAMPLE; sample++) {
      int client = sample * (count - 1) / SAMPLE;
      assertThat(management.post(idOf(client), "hello " + client).statusCode()).isEqualTo(200);
      assertThat(read(clients.get(client))).endsWith("hello " + client);
    }

    assertThat(unread).extracting(post -> post.get(5, SECONDS).statusCode()).contains(200, 429);
    assertThat(function.all()).allSatisfy(each -> assertThat(each.ends()).isEmpty());
  }

  /** As many as this process may open. */
  private static int count() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? (int) Math.min(MOST, (system.getMaxFileDescriptorCount() - OTHER_FILES) / 2)
        : MOST;
  }

  /** Connects some more at the same time, each by its number. */
  private void connect(int some) throws IOException {
    int from = clients.size();
    URI url = gateway.webSocketUrl();
    for (int i = from; i < from + some; i++) {
      SocketChannel client =
          SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
      clients.add(client);
      client.write(ByteBuffer.wrap(upgrade(url, i).getBytes(ISO_8859_1)));
    }
    for (SocketChannel client : clients.subList(from, from + some)) {
      assertThat(read(client)).startsWith("HTTP/1.1 101 ");
    }
  }

  private static String upgrade(URI url, int number) {
    return """
        GET %s?name=%d HTTP/1.1\r
        Host: localhost\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """
        .formatted(url.getRawPath(), number);
  }

  /** Reads what is there, once something is: a head or a short frame comes in one piece. */
  private static String read(SocketChannel client) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1_024);
    client.read(buffer);
    return new String(buffer.array(), 0, buffer.position(), ISO_8859_1);
  }

  private String idOf(int client) {
    return function.of(Integer.toString(client)).id();
  }

  private List<CompletableFuture<HttpResponse<String>>> postMuchTo(String id) {
    return IntStream.range(0, 50)
        .mapToObj(_ -> management.postLater(id, "x".repeat(128 * 1024)))
        .toList();
  }
}
