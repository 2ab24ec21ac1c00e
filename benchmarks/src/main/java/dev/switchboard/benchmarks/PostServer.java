package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * A server of WebSockets that are posted to by HTTP, in a JVM of its own. For one thread.
 *
 * <p>All get the same flags, so what differs between two of them is the servers.
 */
interface PostServer extends AutoCloseable {

  /** What each JVM is told, by the environment: the launcher's command line stays a user's. */
  String JVM_FLAGS = "-Xmx1g";

  /** Where clients connect. */
  URI webSocket();

  /** Waits until one more client is connected, and answers where that one is posted to. */
  URI connected() throws IOException, InterruptedException;

  /** Waits until it has noticed that one more client is gone. */
  void disconnected() throws IOException, InterruptedException;

  /** What its JVM takes of memory. */
  Memory memory() throws IOException, InterruptedException;

  /** What its process has taken of the processors until now, its collections and compilers too. */
  Duration processorTime();

  /** Ends it, its clients still connected. */
  @Override
  void close();
}
