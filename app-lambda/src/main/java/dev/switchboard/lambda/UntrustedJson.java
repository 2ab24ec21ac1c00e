package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Opens JSON in which others, perhaps unknown, have chosen the names.
 *
 * <p>None of their names is kept. Left to itself, Jackson keeps the names it has read, in one hash
 * table for all texts: names of the same hash fill it, until it refuses valid texts or throws an
 * {@code IllegalStateException}; and each new name has it copied.
 */
final class UntrustedJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private UntrustedJson() {}

  static JsonParser parser(String text) throws IOException {
    return JSON.createParser(text);
  }

  /**
   * Opens bytes of UTF-8.
   *
   * @throws IOException if they are anything else
   */
  static JsonParser parser(byte[] text) throws IOException {
    return parser(text(text));
  }

  private static String text(byte[] utf8) throws IOException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }
}
