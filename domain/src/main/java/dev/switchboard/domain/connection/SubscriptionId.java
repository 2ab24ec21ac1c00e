package dev.switchboard.domain.connection;

import java.util.regex.Pattern;

/**
 * The id that a client gives to one of its subscriptions; unique within its connection.
 *
 * <p>1 to 128 of the letters, digits, {@code -}, {@code _} and {@code +}, as in the AppSync Events
 * protocol.
 */
public record SubscriptionId(String value) {

  private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_+-]{1,128}");

  public SubscriptionId {
    if (!GRAMMAR.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A subscription id has 1 to 128 of the characters a-z, A-Z, 0-9, -, _ and +.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
