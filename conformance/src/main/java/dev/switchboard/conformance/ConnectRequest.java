package dev.switchboard.conformance;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One attempt to connect. Unchanging.
 *
 * @param url where, with the query
 * @param headers what a client says beside what it must
 * @param subprotocols what it offers to speak
 */
record ConnectRequest(URI url, Map<String, String> headers, List<String> subprotocols) {

  static ConnectRequest at(URI url) {
    return new ConnectRequest(url, Map.of(), List.of());
  }

  ConnectRequest wishing(ProbeCommand wish) {
    return withQuery(wish.inQuery());
  }

  ConnectRequest withQuery(String query) {
    return new ConnectRequest(URI.create(url + "?" + query), headers, subprotocols);
  }

  ConnectRequest withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ConnectRequest(url, more, subprotocols);
  }

  ConnectRequest offering(String... names) {
    return new ConnectRequest(url, headers, List.of(names));
  }
}
