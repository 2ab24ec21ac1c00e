package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonParser;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.lifecycle.Handshake;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the headers of a handshake that identify the client. Names keep the client's case.
 *
 * <p>A browser cannot set headers, so AppSync's clients offer their credentials as a second
 * subprotocol: {@code header-} and base64url of a JSON object. Others set the same names as
 * headers; these count only without such an offer.
 */
final class HandshakeReader {

  private static final String CREDENTIALS = "header-";

  private final CredentialsReader fields = new CredentialsReader();
  private String subprotocols = "";
  private String origin = "";

  /** Adds one header. */
  void add(String name, String value) {
    if (name.equalsIgnoreCase("Sec-WebSocket-Protocol")) {
      subprotocols = value;
    } else if (name.equalsIgnoreCase("Origin")) {
      origin = value;
    } else {
      fields.add(name, value);
    }
  }

  Handshake handshake(ConnectionId id, Instant connectedAt) {
    Optional<String> offered = offers().filter(HandshakeReader::isCredentials).findFirst();
    CredentialsReader shown = offered.map(HandshakeReader::decode).orElse(fields);
    List<String> spoken = offers().filter(offer -> !isCredentials(offer)).toList();
    return new Handshake(
        id,
        connectedAt,
        // Credentials alone are an offer too, although the offer contains no protocol.
        spoken.isEmpty() && offered.isPresent() ? List.of(CREDENTIALS) : spoken,
        Optional.of(origin).filter(page -> !page.isEmpty()),
        shown.credentials());
  }

  private Stream<String> offers() {
    return Stream.of(subprotocols.split(",")).map(String::strip).filter(each -> !each.isEmpty());
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
