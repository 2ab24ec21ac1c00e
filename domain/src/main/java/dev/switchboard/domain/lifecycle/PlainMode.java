package dev.switchboard.domain.lifecycle;

/** The handling of a text that a plain client sends. */
public enum PlainMode {
  /** The text is sent unchanged to every plain connection, including the sender's. */
  BROADCAST,
  /** The text is sent back to its sender. */
  ECHO,
  /** Plain clients are refused. */
  OFF
}
