package dev.switchboard.lambda;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.protocol.SubmittedEvent;
import java.util.List;
import java.util.Optional;

/**
 * The publish request of a backend.
 *
 * @param key the key that identifies a repeated request; chosen by the backend
 * @param body the body as it was sent
 */
record PublishRequest(
    ChannelName channel,
    List<SubmittedEvent> events,
    Credentials credentials,
    Optional<String> key,
    String body) {

  PublishRequest {
    events = List.copyOf(events);
  }
}
