package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Parses JSON from untrusted senders.
 *
 * <p>Field names are not cached. By default, Jackson caches names in one hash table for all texts.
 * Names with equal hashes fill it until it refuses valid texts or throws an {@code
 * IllegalStateException}, and each new name copies it.
 */
final class UntrustedJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private UntrustedJson() {}

  static JsonParser parser(String text) throws IOException {
    return JSON.createParser(text);
  }

  /**
   * Parses bytes of UTF-8.
   *
   * @throws IOException if they are not valid UTF-8
   */
  static JsonParser parser(byte[] text) throws IOException {
    return parser(text(text));
  }

  private static String text(byte[] utf8) throws IOException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }
}
