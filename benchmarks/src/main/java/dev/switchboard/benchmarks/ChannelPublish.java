package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * The time until the last subscriber of a channel has an event in the Events protocol. The baseline
 * is a text to as many plain clients.
 */
final class ChannelPublish {

  private static final int TEXT_BYTES = 200;

  /** The default pace of the service. */
  private static final int POSTS_PER_SECOND = 10_000;

  private static final String AUTHORIZATION = "\"authorization\":{\"x-api-key\":\"local-key\"}";
  private static final byte[] SUBSCRIBED =
      RawWebSocket.serverFrame("{\"type\":\"subscribe_success\",\"id\":\"s\"}");

  private static final int ANSWER_BYTES =
      ("{\"type\":\"publish_success\",\"id\":\"p\",\"successful\":[{\"identifier\":\""
              + "f81d4fae-7dec-11d0-a765-00a0c91e6bf6\",\"index\":0}],\"failed\":[]}")
          .length();

  private final LocalService service;
  private final ClientGroup subscribers;
  private final ClientGroup plain;
  private final RawWebSocket publisher;
  private final int clients;
  private int number;

  private ChannelPublish(
      LocalService service,
      ClientGroup subscribers,
      ClientGroup plain,
      RawWebSocket publisher,
      int clients) {
    this.service = service;
    this.subscribers = subscribers;
    this.plain = plain;
    this.publisher = publisher;
    this.clients = clients;
  }

  /** Measures both in turns, on one service that has this many clients of each protocol. */
  static Comparison measure(int clients, int warmUp, int rounds)
      throws IOException, InterruptedException {
    try (LocalService service = LocalService.start();
        ClientGroup subscribers = new ClientGroup();
        ClientGroup plain = new ClientGroup()) {
      for (int client = 0; client < clients; client++) {
        RawWebSocket subscriber = connect(service.webSocket());
        subscriber.send(
            "{\"type\":\"subscribe\",\"id\":\"s\",\"channel\":\"/default/room\",%s}"
                .formatted(padded(AUTHORIZATION)));
        subscriber.await(SUBSCRIBED);
        subscribers.add(subscriber);
        plain.add(RawWebSocket.connect(service.webSocket(), ""));
      }
      RawWebSocket publisher = connect(service.webSocket());
      ChannelPublish channel = new ChannelPublish(service, subscribers, plain, publisher, clients);
      return Comparison.inTurns(warmUp, rounds, channel::published, channel::broadcast);
    }
  }

  private static RawWebSocket connect(URI url) throws IOException {
    String shown = "{\"host\":\"localhost\",\"x-api-key\":\"local-key\"}";
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(shown.getBytes(StandardCharsets.UTF_8));
    return RawWebSocket.connect(
        url, "Sec-WebSocket-Protocol: aws-appsync-event-ws, header-" + encoded + "\r\n");
  }

  /**
   * Waits until the service may post to all at once again. Otherwise the figures would show only
   * its pace.
   */
  private void rest() throws InterruptedException {
    Thread.sleep(Duration.ofSeconds(clients).dividedBy(POSTS_PER_SECOND));
  }

  private Duration published() throws IOException, InterruptedException {
    rest();
    String text = nextText();
    String data = "{\"type\":\"data\",\"id\":\"s\",\"event\":\"\\\"%s\\\"\"}".formatted(text);
    Duration time = subscribers.timeToLast(data, _ -> publish(text));
    publisher.skip(ANSWER_BYTES);
    service.awaitReached(clients);
    return time;
  }

  private void publish(String text) throws IOException {
    publisher.send(
        "{\"type\":\"publish\",\"id\":\"p\",\"channel\":\"/default/room\",\"events\":[\"\\\"%s\\\"\"],%s}"
            .formatted(text, AUTHORIZATION));
  }

  private Duration broadcast() throws IOException, InterruptedException {
    rest();
    Duration time = plain.timeToLast(nextText(), plain::sendByFirst);
    service.awaitReached(clients);
    return time;
  }

  private String nextText() {
    number++;
    return ("%-" + TEXT_BYTES + "s").formatted("Event " + number);
  }

  /** A client's frame here has 126 bytes at least. */
  private static String padded(String member) {
    return member + " ".repeat(40);
  }
}
