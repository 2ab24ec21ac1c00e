package dev.switchboard.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConnectionTest {

  private static final Duration BLINK = Duration.ofMillis(1);

  private final Instant connectedAt = Instant.parse("2026-11-23T12:00:00.123Z");
  private final Connection ada = Connection.plain(new ConnectionId("ada"), connectedAt);

  @Test
  void expires_two_hours_and_ten_minutes_after_it_connected() {
    Instant end = Instant.parse("2026-11-23T14:10:00.123Z");

    assertThat(ada.expiresAt()).isEqualTo(end);
    assertThat(ada.hasExpired(connectedAt)).isFalse();
    assertThat(ada.hasExpired(end.minus(BLINK))).isFalse();
    assertThat(ada.hasExpired(end)).isTrue();
    assertThat(ada.hasExpired(end.plus(BLINK))).isTrue();
  }

  @Test
  void only_a_connection_of_the_events_protocol_can_be_refused_after_its_handshake() {
    Connection refused = Connection.refused(ada.id(), connectedAt, "No.");

    assertThat(refused.protocol()).isEqualTo(Protocol.EVENTS);
    assertThat(refused.state()).isEqualTo(new ConnectionState.Refused("No."));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Connection(
                    ada.id(), connectedAt, Protocol.PLAIN, refused.state(), Optional.empty()));
  }

  @Test
  void may_be_opening_for_thirty_seconds() {
    Instant open = Instant.parse("2026-11-23T12:00:30.123Z");

    assertThat(ada.mayBeOpening(connectedAt)).isTrue();
    assertThat(ada.mayBeOpening(open.minus(BLINK))).isTrue();
    assertThat(ada.mayBeOpening(open)).isFalse();
  }

  /** The gateway's clock may be ahead of ours. */
  @Test
  void may_be_opening_when_it_connected_in_the_future() {
    assertThat(ada.mayBeOpening(connectedAt.minusSeconds(5))).isTrue();
  }

  @Test
  void has_an_id_that_is_not_empty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConnectionId(""))
        .withMessage("A connection id must not be empty.");
  }

  @Test
  void is_allowed_at_least_one_subscription() {
    assertThat(new Limits(1).subscriptionsPerConnection()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(0))
        .withMessage("A connection must be allowed at least 1 subscription.");
  }
}
