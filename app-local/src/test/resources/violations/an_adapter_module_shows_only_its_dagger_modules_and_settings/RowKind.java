package dev.switchboard.aws;

/** An enum that no setting has. */
public enum RowKind {
  AUDIENCE,
  OWNERSHIP
}
