package dev.switchboard.gateway;

import java.util.function.UnaryOperator;

/** Naming the method is as good as calling it. */
final class Variables {

  static final UnaryOperator<String> READ = System::getenv;
}
