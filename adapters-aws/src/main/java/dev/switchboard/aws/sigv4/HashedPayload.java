package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.connection.Frame;
import java.nio.ByteBuffer;

/** A frame's bytes and their hash, which are the same for every recipient. Immutable. */
final class HashedPayload {

  private final Frame frame;
  private final byte[] bytes;
  private final String sha256;

  HashedPayload(Frame frame) {
    this.frame = frame;
    this.bytes = frame.text().getBytes(UTF_8);
    this.sha256 = new String(IncrementalSha256.hex(IncrementalSha256.begin().of(bytes)), US_ASCII);
  }

  boolean isOf(Frame frame) {
    return this.frame.equals(frame);
  }

  /** How many bytes. */
  int length() {
    return bytes.length;
  }

  /** 64 hex digits. */
  String sha256() {
    return sha256;
  }

  /** Writes the bytes behind what was written. */
  void writeTo(ByteBuffer request) {
    request.put(bytes);
  }
}
