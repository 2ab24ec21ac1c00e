package dev.switchboard.domain.lifecycle;

/** What happens to a text that a plain client sends. */
public enum PlainMode {
  /** It is sent unchanged to every plain connection, including the sender's. */
  BROADCAST,
  /** It is sent back to its sender. */
  ECHO,
  /** Nothing: plain clients are refused. */
  OFF
}
