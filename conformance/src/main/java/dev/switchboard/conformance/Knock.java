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
record Knock(URI url, Map<String, String> headers, List<String> subprotocols) {

  static Knock at(URI url) {
    return new Knock(url, Map.of(), List.of());
  }

  Knock wishing(Wish wish) {
    return withQuery(wish.inQuery());
  }

  Knock withQuery(String query) {
    return new Knock(URI.create(url + "?" + query), headers, subprotocols);
  }

  Knock withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Knock(url, more, subprotocols);
  }

  Knock offering(String... names) {
    return new Knock(url, headers, List.of(names));
  }
}
