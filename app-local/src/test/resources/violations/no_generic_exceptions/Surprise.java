package dev.switchboard.lambda;

/** Tells its caller nothing. */
final class Surprise {

  void spring() {
    throw new RuntimeException("Surprise!");
  }
}
