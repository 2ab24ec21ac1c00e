package dev.switchboard.aws;

/** The order in which a TLS server is offered ciphers; the server chooses one of them. */
public enum CipherOrder {

  /** The JVM's own order: AES first, for which C2 uses the processor's instructions. */
  JVM_DEFAULT,

  /**
   * ChaCha20 first, then the JVM's own order. Without C2, AES costs more than the rest of a post.
   * API Gateway accepts it for WebSocket APIs (AWS, "Security policy for WebSocket APIs").
   */
  CHACHA20_FIRST
}
