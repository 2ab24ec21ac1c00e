package dev.switchboard.aws;

/** Prints what may hold a credential. */
final class Confession {

  void admit(RuntimeException failure) {
    failure.printStackTrace();
  }
}
