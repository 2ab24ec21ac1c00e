package dev.switchboard.proof;

/**
 * A promise that was broken.
 *
 * @param how what was seen
 */
record Breach(Promise promise, String how) {

  @Override
  public String toString() {
    return promise + ": " + how;
  }
}
