package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Decodes the bytes of a template or a model.
 *
 * <p>The text is UTF-8, with or without a byte order mark, or UTF-16, as PowerShell's {@code >}
 * writes it. UTF-16 without a mark shows by the zero byte of its first character, which is ASCII in
 * JSON and YAML.
 */
public final class EncodedText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private EncodedText() {}

  /**
   * Decodes bytes.
   *
   * @throws IllegalArgumentException if the bytes are in another encoding; the message names the
   *     first wrong byte
   */
  public static String decode(byte[] bytes) {
    Charset charset = charset(bytes);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder = charset.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException wrong) {
      throw new IllegalArgumentException(
          "is not text in %s (byte %d): save it in UTF-8"
              .formatted(charset.name(), in.position() + 1),
          wrong);
    }
    String text = out.flip().toString();
    return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
  }

  private static Charset charset(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE) || (bytes.length > 1 && bytes[0] != 0 && bytes[1] == 0)) {
      return UTF_16LE;
    }
    if (startsWith(bytes, 0xFE, 0xFF) || (bytes.length > 1 && bytes[0] == 0 && bytes[1] != 0)) {
      return UTF_16BE;
    }
    return UTF_8;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
  }
}
