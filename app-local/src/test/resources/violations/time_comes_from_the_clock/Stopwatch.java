package dev.switchboard.gateway;

import java.util.function.LongSupplier;

/** Naming the method is as good as calling it. */
final class Stopwatch {

  private final LongSupplier time = System::nanoTime;
}
