package dev.switchboard.gateway;

/** What API Gateway lets through, in either direction. */
final class Limits {

  /** The longest payload of one frame. */
  static final int FRAME_BYTES = 32 * 1024;

  /** The longest message, in one frame or many. */
  static final int MESSAGE_BYTES = 128 * 1024;

  private Limits() {}
}
