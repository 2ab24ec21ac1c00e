package dev.switchboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of every {@link Transport}. */
public abstract class TransportContract {

  /** The client's end of an open connection. */
  public interface Peer {

    /** Returns the connection's id. */
    ConnectionId id();

    /** Waits for the next complete text. */
    String nextText();

    /** Closes the connection, and waits until the gateway has registered it. */
    void leave();

    /** Waits until the gateway closes the connection. */
    void awaitClose();
  }

  /** Returns the transport under test. */
  protected abstract Transport transport();

  /** Opens a connection that the transport can reach. */
  protected abstract Peer connect();

  @Test
  void a_frame_reaches_its_connection_and_no_other() {
    Peer ada = connect();
    Peer bob = connect();

    assertThat(send(ada, "for ada")).isEqualTo(new Delivery.Sent());
    assertThat(send(bob, "for bob")).isEqualTo(new Delivery.Sent());

    assertThat(ada.nextText()).isEqualTo("for ada");
    assertThat(bob.nextText()).isEqualTo("for bob");
  }

  @Test
  void text_arrives_unchanged() {
    Peer ada = connect();
    String text = "quotes \" \\ , newline \n, NUL \0, é, 𝄞 and 👩‍👩‍👧";

    send(ada, text);

    assertThat(ada.nextText()).isEqualTo(text);
  }

  @Test
  void a_frame_of_128_kilobytes_arrives_whole() {
    Peer ada = connect();
    String text = "𝄞".repeat(128 * 1024 / 4);

    assertThat(send(ada, text)).isEqualTo(new Delivery.Sent());

    assertThat(ada.nextText()).isEqualTo(text);
  }

  /** The limit is in bytes: the text is below it in characters. */
  @Test
  void a_frame_over_128_kilobytes_is_too_large() {
    Peer ada = connect();

    assertThat(send(ada, "𝄞".repeat(128 * 1024 / 4) + "!")).isEqualTo(new Delivery.TooLarge());

    send(ada, "still there");
    assertThat(ada.nextText()).isEqualTo("still there");
  }

  @Test
  void an_unknown_connection_is_gone() {
    assertThat(transport().send(new ConnectionId("AAAAAAAAAAAAAAA="), new Frame("hello")))
        .isEqualTo(new Delivery.Gone());
  }

  @Test
  void a_connection_that_left_is_gone() {
    Peer ada = connect();
    ada.leave();

    assertThat(send(ada, "hello")).isEqualTo(new Delivery.Gone());
  }

  @Test
  void concurrent_frames_arrive_whole_each_once() {
    Peer ada = connect();
    List<String> texts =
        IntStream.range(0, 40).mapToObj(i -> i + "-" + "x".repeat(i * 1_000)).toList();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      texts.forEach(text -> threads.execute(() -> send(ada, text)));
    }

    List<String> received = new ArrayList<>();
    texts.forEach(text -> received.add(ada.nextText()));
    assertThat(received).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void a_closed_connection_is_gone() {
    Peer ada = connect();

    transport().close(ada.id());

    ada.awaitClose();
    assertThat(send(ada, "hello")).isEqualTo(new Delivery.Gone());
  }

  @Test
  void closing_a_gone_connection_does_nothing() {
    Peer ada = connect();
    Peer bob = connect();
    transport().close(ada.id());
    ada.awaitClose();

    transport().close(ada.id());
    transport().close(new ConnectionId("AAAAAAAAAAAAAAA="));

    assertThat(send(bob, "hello")).isEqualTo(new Delivery.Sent());
  }

  private Delivery send(Peer to, String text) {
    return transport().send(to.id(), new Frame(text));
  }
}
