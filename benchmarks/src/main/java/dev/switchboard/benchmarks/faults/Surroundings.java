package dev.switchboard.benchmarks.faults;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.switchboard.aws.ApiGatewaySettings;
import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.SqsSettings;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.Limits;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.fault.Fault;
import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.gateway.fault.Share;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all mixes have in common: the gateway, those who listen to it, and some who have left. */
final class Surroundings implements AutoCloseable {

  private static final int LISTENERS = 40;
  private static final int LEFT = 10;
  private static final long PATIENCE = 10;
  private static final Duration FOR_EVER = Duration.ofDays(10_000);
  private static final Pattern COMING_AND_GOING = Pattern.compile("\"connectionId\":\"([^\"]+)\"");

  final TurningClock clock = new TurningClock();
  final WireComponent wire;
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<ConnectionId> events = new LinkedBlockingQueue<>();
  private final LocalGateway gateway;
  private final CuttingProxy proxy;
  private final WireComponent cutWire;
  private final Map<ConnectionId, Listener> listeners = new HashMap<>();
  private final List<ConnectionId> left = new ArrayList<>();

  /** Starts the gateway, and has everybody come, and some go. */
  Surroundings() throws IOException, InterruptedException {
    Limits limits = Limits.OF_AWS.withIdle(FOR_EVER).withDuration(FOR_EVER);
    gateway = LocalGateway.bind(GatewaySettings.defaults().withClock(clock).withLimits(limits));
    gateway.serve(this::agree);
    proxy = CuttingProxy.before(gateway.managementUrl());
    wire = wireTo(gateway.managementUrl());
    cutWire = wireTo(proxy.url());
    for (int i = 0; i < LISTENERS; i++) {
      Listener listener = new Listener(client, gateway.webSocketUrl());
      listeners.put(nextEvent(), listener);
    }
    for (int i = 0; i < LEFT; i++) {
      Listener leaver = new Listener(client, gateway.webSocketUrl());
      left.add(nextEvent());
      leaver.leave();
      nextEvent();
    }
  }

  /** Who listens. */
  List<ConnectionId> listeners() {
    return List.copyOf(listeners.keySet());
  }

  /** Who has left. */
  List<ConnectionId> left() {
    return left;
  }

  /** The way to the gateway, with what goes wrong on it. */
  Transport transport(Mix mix) {
    setFaults(mix);
    return mix.has(Trouble.CUT_CONNECTIONS) ? cutWire.transport() : wire.transport();
  }

  private void setFaults(Mix mix) {
    Faults faults = gateway.faults();
    faults.clear();
    if (mix.has(Trouble.ACCOUNT_THROTTLED)) {
      faults.set(new Fault.Throttle(20, 10));
    }
    if (mix.has(Trouble.SLOW_CONSUMER)) {
      faults.set(new Fault.SlowConsumer(listeners().getFirst().value()));
    }
    if (mix.has(Trouble.FAILED_POSTS)) {
      faults.set(new Fault.FailedPosts(new Share(30)));
    }
    if (mix.has(Trouble.LATE_POSTS)) {
      faults.set(new Fault.LatePosts(new Share(10), Duration.ofMillis(1)));
    }
  }

  /** Ends a mix with a word to everybody, and answers how often each heard the text before it. */
  Map<ConnectionId, Integer> heard(String text) throws IOException, InterruptedException {
    gateway.faults().clear();
    String last = "after " + text;
    for (ConnectionId id : listeners.keySet()) {
      Delivery came = wire.transport().send(id, new Frame(last));
      if (!came.equals(new Delivery.Sent())) {
        throw new IOException("A client that listens cannot be reached: " + came);
      }
    }
    Map<ConnectionId, Integer> heard = new HashMap<>();
    for (Map.Entry<ConnectionId, Listener> each : listeners.entrySet()) {
      List<String> texts = each.getValue().heardBefore(last);
      heard.put(each.getKey(), Math.toIntExact(texts.stream().filter(text::equals).count()));
    }
    return heard;
  }

  private WireComponent wireTo(URI callback) {
    return DaggerWireComponent.factory()
        .create(
            new ApiGatewaySettings(callback, AwsAccess.LAPTOP),
            SqsSettings.onAws(Optional.empty()),
            clock);
  }

  private String agree(String event) {
    Matcher id = COMING_AND_GOING.matcher(event);
    if (id.find()) {
      events.add(new ConnectionId(id.group(1)));
    }
    return "{\"statusCode\":200}";
  }

  private ConnectionId nextEvent() throws IOException, InterruptedException {
    ConnectionId id = events.poll(PATIENCE, SECONDS);
    if (id == null) {
      throw new IOException("Nobody came or went");
    }
    return id;
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    proxy.close();
    client.shutdownNow();
  }
}
