package dev.switchboard.proof;

/**
 * A promise that was broken.
 *
 * @param how a description of the observed behavior
 */
record Breach(Promise promise, String how) {

  /** Returns the same breach with the name of its publication. */
  Breach in(String name) {
    return new Breach(promise, how + ": " + name);
  }

  @Override
  public String toString() {
    return promise + ": " + how;
  }
}
