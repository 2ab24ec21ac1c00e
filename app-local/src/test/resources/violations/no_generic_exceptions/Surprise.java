package dev.switchboard.lambda;

/** An exception without a meaning for its caller. */
final class Surprise {

  void spring() {
    throw new RuntimeException("Surprise!");
  }
}
