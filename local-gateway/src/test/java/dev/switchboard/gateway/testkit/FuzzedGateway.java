package dev.switchboard.gateway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.ConnectorAccess;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.RawClient.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A gateway for tests that send invalid input, with one valid client beside them.
 *
 * <p>After each test, the gateway must still serve that client, and no other socket or thread may
 * be left. Each connection must have had one connect and one disconnect event.
 */
public final class FuzzedGateway implements AfterEachCallback {

  private static final String BYSTANDER = "bystander";

  private final RecordingFunction function = new RecordingFunction();
  private final AtomicInteger clients = new AtomicInteger();
  private final LocalGateway gateway;
  private final RawClient bystander;

  public FuzzedGateway() {
    // Serial order, so that a connection's end follows its messages.
    Assumptions inOrder = Assumptions.LIKELY.with(Assumption.ORDER, "serial");
    gateway = LocalGateway.bind(GatewaySettings.defaults().withAssumptions(inOrder));
    gateway.serve(function);
    try {
      bystander = upgraded(BYSTANDER);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    try (gateway;
        bystander) {
      assertBystanderIsServed();
      int control = gateway.openControl(0).getPort();
      String bystanderAlone = "{\"connections\":[\"%s\"]}".formatted(bystanderId());
      soon().untilAsserted(() -> assertThat(connections(control)).isEqualTo(bystanderAlone));
      bystander.write(ClientFrames.close(new SeededRandom(0), 1000, new byte[0]));
      soon().untilAsserted(this::assertAtRest);
      soon().untilAsserted(this::assertAllEndedOnce);
    }
  }

  public RecordingFunction function() {
    return function;
  }

  /** Returns a name that no other client has. */
  public String nextName() {
    return "client" + clients.incrementAndGet();
  }

  public RawClient client() throws IOException {
    return new RawClient(gateway);
  }

  /** A client whose connection the function finds by its name. */
  public RawClient upgraded(String name) throws IOException {
    RawClient client = client();
    assertThat(client.upgrade(URI.create(gateway.webSocketUrl() + "?name=" + name)))
        .startsWith("HTTP/1.1 101 ");
    return client;
  }

  /**
   * Returns the frames that a client of this name receives until the gateway ends its connection.
   */
  public List<Frame> answersTo(String name, byte[]... sent) throws IOException {
    try (RawClient client = upgraded(name)) {
      client.write(ClientFrames.join(sent));
      return client.readFrames();
    }
  }

  /**
   * Returns everything that a client receives that sends this, waits for a response, and then ends
   * its output.
   */
  public String answersTo(byte[] request) throws IOException {
    try (RawClient client = client()) {
      client.write(request);
      String answer = client.answer();
      client.endOutput();
      return answer + client.readToEnd();
    }
  }

  public String bystanderId() {
    return function.of(BYSTANDER).id();
  }

  private void assertBystanderIsServed() throws IOException {
    bystander.send(RawClient.TEXT, true, "hello".getBytes(UTF_8));
    soon().untilAsserted(() -> assertThat(function.of(BYSTANDER).texts()).containsExactly("hello"));
    RawRequest post = RawRequest.of("POST", "/dev/@connections/" + bystanderId());
    assertThat(answersTo(post.bytes())).startsWith("HTTP/1.1 200 ");
    assertThat(bystander.read().text()).isEqualTo("to you");
  }

  private static String connections(int control) throws IOException {
    try (RawClient client = new RawClient(control)) {
      client.request("GET /connections", List.of("Connection: close"), "Host: localhost");
      return client.readToEnd();
    }
  }

  private void assertAtRest() {
    QueuedThreadPool threads =
        (QueuedThreadPool) ConnectorAccess.of(gateway).getServer().getThreadPool();
    assertThat(ConnectorAccess.of(gateway).getConnectedEndPoints()).isEmpty();
    assertThat(threads.getUtilizedThreads()).isZero();
  }

  private void assertAllEndedOnce() {
    assertThat(function.all())
        .allSatisfy(
            history -> {
              assertThat(history.names()).hasSize(1);
              assertThat(history.ends()).hasSize(1);
            });
  }

  private static ConditionFactory soon() {
    return await().pollInterval(Duration.ofMillis(5));
  }
}
