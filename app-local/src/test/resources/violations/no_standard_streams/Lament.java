package dev.switchboard.domain.fanout;

import java.util.function.Consumer;

/** Naming the method is as good as calling it. */
final class Lament {

  static final Consumer<Throwable> LAMENT = Throwable::printStackTrace;
}
