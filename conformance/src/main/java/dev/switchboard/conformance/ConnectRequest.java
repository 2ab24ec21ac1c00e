package dev.switchboard.conformance;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A WebSocket handshake to send. Immutable.
 *
 * @param url the URL, with the query
 * @param headers the headers in addition to the required ones; each value in a line of its own
 * @param subprotocols the subprotocols to offer
 */
record ConnectRequest(URI url, Map<String, List<String>> headers, List<String> subprotocols) {

  static ConnectRequest at(URI url) {
    return new ConnectRequest(url, Map.of(), List.of());
  }

  ConnectRequest withCommand(ProbeCommand command) {
    return withQuery(command.asQuery());
  }

  ConnectRequest withQuery(String query) {
    return new ConnectRequest(URI.create(url + "?" + query), headers, subprotocols);
  }

  ConnectRequest withHeader(String name, String... lines) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    more.put(name, List.of(lines));
    return new ConnectRequest(url, more, subprotocols);
  }

  ConnectRequest withSubprotocols(String... names) {
    return new ConnectRequest(url, headers, List.of(names));
  }
}
