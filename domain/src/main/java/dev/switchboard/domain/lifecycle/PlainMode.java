package dev.switchboard.domain.lifecycle;

/** What becomes of the text that a plain client sends. */
public enum PlainMode {
  /** It goes, unchanged, to every plain connection, the sender's included. */
  BROADCAST,
  /** It goes back to its sender. */
  ECHO,
  /** Nothing: plain clients are refused. */
  OFF
}
