package dev.switchboard.gateway;

/** Writes past the log. */
final class Chatter {

  void say(String text) {
    System.out.println(text);
  }
}
