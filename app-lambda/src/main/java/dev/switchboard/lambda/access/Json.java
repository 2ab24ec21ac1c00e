package dev.switchboard.lambda.access;

import java.util.List;

/** A piece of JSON that knows where it stands. */
sealed interface Json {

  Place at();

  /** Line and column, from 1. */
  record Place(int line, int column) {

    static final Place START = new Place(1, 1);
  }

  /** An object's fields, each as often as it is written. */
  record Fields(Place at, List<Field> fields) implements Json {}

  /**
   * A name and what follows.
   *
   * @param at where the name stands
   */
  record Field(Place at, String name, Json value) {}

  record Items(Place at, List<Json> items) implements Json {}

  record Text(Place at, String text) implements Json {}

  record Truth(Place at, boolean truth) implements Json {}

  /** A number or null, which nothing here is. */
  record Other(Place at) implements Json {}
}
