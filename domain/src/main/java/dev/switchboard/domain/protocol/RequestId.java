package dev.switchboard.domain.protocol;

import java.util.regex.Pattern;

/**
 * The id that a client gives to a request; the reply repeats it.
 *
 * <p>1 to 128 of the letters, digits, {@code -}, {@code _} and {@code +}, as in the AppSync Events
 * protocol.
 */
public record RequestId(String value) {

  private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_+-]{1,128}");

  public RequestId {
    if (!GRAMMAR.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "An id has 1 to 128 of the characters a-z, A-Z, 0-9, -, _ and +.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
