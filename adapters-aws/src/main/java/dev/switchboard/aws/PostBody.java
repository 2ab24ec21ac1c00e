package dev.switchboard.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.connection.Frame;

/** A frame's bytes and their hash, which are the same for every recipient. Immutable. */
final class PostBody {

  private final Frame frame;
  private final byte[] bytes;
  private final String sha256;

  PostBody(Frame frame) {
    this.frame = frame;
    this.bytes = frame.text().getBytes(UTF_8);
    this.sha256 = Sha256.of(bytes);
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

  /** Puts the bytes behind a request's head. */
  byte[] after(byte[] head) {
    byte[] request = new byte[head.length + bytes.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(bytes, 0, request, head.length, bytes.length);
    return request;
  }
}
