package dev.switchboard.gateway.invoke;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Creates one client for each address, so that routes with the same function share its limit of
 * concurrent events. For one thread.
 */
public final class LambdaInvokeClients {

  private final OptionalInt concurrency;
  private final Map<String, LambdaInvokeClient> byUrl = new TreeMap<>();

  /**
   * Creates clients.
   *
   * @param concurrency how many events each function takes at once; empty if it shows that itself
   */
  public LambdaInvokeClients(OptionalInt concurrency) {
    this.concurrency = concurrency;
  }

  /**
   * The client for an address.
   *
   * @throws IllegalArgumentException if the address is malformed; the message names the format
   */
  public LambdaInvokeClient at(String address) {
    LambdaInvokeClient client = LambdaInvokeClient.at(address, concurrency);
    LambdaInvokeClient known = byUrl.putIfAbsent(client.toString(), client);
    return known == null ? client : known;
  }
}
