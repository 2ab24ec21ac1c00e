package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.switchboard.lambda.access.JsonLimits;
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

  /**
   * Returns why a text could not be read.
   *
   * @param subject the text, as the subject of a sentence
   * @param otherwise the rest of the sentence about a text that exceeds no limit of the parser
   */
  static String reason(String subject, String otherwise, IOException failure) {
    String rest =
        switch (failure) {
          case StreamConstraintsException exceeded ->
              JsonLimits.reason(exceeded, JSON.streamReadConstraints());
          // The parser accepts an escaped half of a pair in a value, but not in a name.
          case JsonParseException broken
              when broken.getOriginalMessage().contains("surrogate pair in field name") ->
              "has a name with half of a surrogate pair";
          default -> otherwise;
        };
    return subject + " " + rest + ".";
  }

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
