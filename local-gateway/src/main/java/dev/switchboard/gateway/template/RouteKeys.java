package dev.switchboard.gateway.template;

import dev.switchboard.gateway.WebSocketApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the keys of routes. Only three keys may start with {@code $}. */
final class RouteKeys {

  private static final String KEY = "RouteKey";

  private RouteKeys() {}

  /**
   * The routes by their keys. A key that AWS refuses is read as the predefined key that it differs
   * from in case; other such routes are left out. Each is noted.
   *
   * @throws IllegalArgumentException if two routes have the same key, or if a key is not known
   */
  static Map<String, Resource> read(List<Resource> routes, List<String> notes) {
    Map<String, Resource> byKey = new LinkedHashMap<>();
    for (Resource route : routes) {
      String key = route.text(KEY, "");
      if (isAllowed(key) && byKey.put(key, route) != null) {
        throw route.refusal(KEY, "a key that no other route has");
      }
    }
    for (Resource route : routes) {
      String key = route.text(KEY, "");
      if (!isAllowed(key)) {
        addOdd(route, key, byKey, notes);
      }
    }
    return byKey;
  }

  private static void addOdd(
      Resource route, String key, Map<String, Resource> byKey, List<String> notes) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (WebSocketApi.PREDEFINED.contains(lower) && byKey.putIfAbsent(lower, route) == null) {
      notes.add(
          "The route key %s of %s is read as %s; AWS refuses it".formatted(key, route.id(), lower));
    } else {
      notes.add("The route %s is left out: AWS refuses its key '%s'".formatted(route.id(), key));
    }
  }

  private static boolean isAllowed(String key) {
    return !key.isBlank() && (!key.startsWith("$") || WebSocketApi.PREDEFINED.contains(key));
  }
}
