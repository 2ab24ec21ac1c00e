package dev.switchboard.lambda;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.protocol.SubmittedEvent;
import java.util.List;
import java.util.Optional;

/**
 * What a backend wants published.
 *
 * @param key by which it is known again if it is sent again; chosen by the backend
 * @param body as it was sent
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
