package dev.switchboard.inmemory;

import java.util.Optional;

/** Naming the constructor is as good as calling it. */
final class Absence {

  static String found(Optional<String> perhaps) {
    return perhaps.orElseThrow(RuntimeException::new);
  }
}
