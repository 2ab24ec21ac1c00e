package dev.switchboard.proof;

/**
 * A promise that was broken.
 *
 * @param how a description of the observed behavior
 */
record Breach(Promise promise, String how) {

  @Override
  public String toString() {
    return promise + ": " + how;
  }
}
