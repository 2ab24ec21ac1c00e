package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonParser;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.Handshake;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the headers of a handshake that identify the client. Names keep the client's case.
 *
 * <p>A browser cannot set headers, so AppSync's clients offer their credentials as a second
 * subprotocol: {@code header-} and base64url of a JSON object. Others set the same names as
 * headers; these count only without such an offer.
 *
 * <p>A client may divide its offers among several lines, which are one list (RFC 6455, section
 * 11.3.4). An event has all lines in {@code multiValueHeaders}, and only the last in {@code
 * headers}.
 */
final class HandshakeReader {

  private static final String CREDENTIALS = ConnectionLifecycle.CREDENTIALS;

  private final CredentialsReader fields = new CredentialsReader();
  private final List<String> lastLines = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Set<String> origins = new LinkedHashSet<>();

  /** Adds a header with its last line. */
  void add(String name, String value) {
    add(name, value, lastLines);
  }

  /** Adds one of all lines of a header, in the client's order. */
  void addLine(String name, String value) {
    add(name, value, lines);
  }

  private void add(String name, String value, List<String> subprotocols) {
    if (name.equalsIgnoreCase("Sec-WebSocket-Protocol")) {
      subprotocols.add(value);
    } else if (name.equalsIgnoreCase("Origin")) {
      origins.add(value);
    } else {
      fields.add(name, value);
    }
  }

  Handshake handshake(ConnectionId id, Instant connectedAt) {
    Optional<String> offered = offers().filter(HandshakeReader::isCredentials).findFirst();
    CredentialsReader shown = offered.map(HandshakeReader::decode).orElse(fields);
    return new Handshake(
        id,
        connectedAt,
        subprotocols(offered.isPresent()),
        // A page has one origin. Two different ones are a text that is no allowed origin.
        Optional.of(String.join(", ", origins)).filter(page -> !page.isEmpty()),
        shown.credentials());
  }

  private List<String> subprotocols(boolean withCredentials) {
    List<String> spoken = offers().filter(offer -> !isCredentials(offer)).toList();
    return withCredentials && !spoken.contains(ConnectionLifecycle.EVENTS)
        ? Stream.concat(spoken.stream(), Stream.of(CREDENTIALS)).toList()
        : spoken;
  }

  private Stream<String> offers() {
    return (lines.isEmpty() ? lastLines : lines)
        .stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .map(String::strip)
            .filter(each -> !each.isEmpty());
  }

  private static boolean isCredentials(String offer) {
    return offer.startsWith(CREDENTIALS);
  }

  /** Decodes credentials. An offer that cannot be decoded counts as no credentials. */
  private static CredentialsReader decode(String offer) {
    CredentialsReader shown = new CredentialsReader();
    try (JsonParser json = UntrustedJson.parser(Base64.getUrlDecoder().decode(unpadded(offer)))) {
      json.nextToken();
      JsonFields.forEach(json, (value, name) -> shown.add(name, JsonFields.text(value)));
      return shown;
    } catch (IOException | IllegalArgumentException malformed) {
      return new CredentialsReader();
    }
  }

  /**
   * Returns the offer without its prefix and its padding. Some clients write no padding, some too
   * much.
   */
  private static String unpadded(String offer) {
    int end = offer.length();
    while (offer.charAt(end - 1) == '=') {
      end--;
    }
    return offer.substring(CREDENTIALS.length(), end);
  }
}
