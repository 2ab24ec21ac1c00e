package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** The bytes of a request body and their SHA-256 hash. Immutable. */
final class HashedPayload {

  private final String text;
  private final byte[] bytes;
  private final String sha256;

  HashedPayload(String text) {
    this.text = text;
    this.bytes = text.getBytes(UTF_8);
    this.sha256 =
        new String(IncrementalSha256.hex(IncrementalSha256.empty().digest(bytes)), US_ASCII);
  }

  boolean hasText(String text) {
    return this.text.equals(text);
  }

  /** Returns the number of bytes. */
  int length() {
    return bytes.length;
  }

  /** Returns the hash, as 64 hex digits. */
  String sha256() {
    return sha256;
  }

  /** Appends the bytes to a request. */
  void appendTo(ByteBuffer request) {
    request.put(bytes);
  }
}
