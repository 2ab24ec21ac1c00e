package dev.switchboard.gateway;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * The messages on their way to one client: each goes out whole, in the order of the calls,
 * whichever threads call.
 *
 * <p>Nobody waits: who finds the outbox busy leaves a message to the thread that is at it.
 */
final class Outbox {

  private final CoreSession session;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unsent = new AtomicInteger();

  Outbox(CoreSession session) {
    this.session = session;
  }

  /** Sends UTF-8 as one text message, and tells the callback when the socket has taken it all. */
  void send(byte[] text, Callback sent) {
    waiting.add(() -> write(text, sent));
    if (unsent.getAndIncrement() == 0) {
      do {
        waiting.remove().run();
      } while (unsent.decrementAndGet() > 0);
    }
  }

  private void write(byte[] text, Callback sent) {
    int from = 0;
    int to = frameEnd(text, from);
    while (to < text.length) {
      write(text, from, to, Callback.NOOP);
      from = to;
      to = frameEnd(text, from);
    }
    // Frames of one message fail together, so the last one speaks for all.
    write(text, from, to, sent);
  }

  private void write(byte[] text, int from, int to, Callback callback) {
    byte opCode = from == 0 ? OpCode.TEXT : OpCode.CONTINUATION;
    ByteBuffer payload = ByteBuffer.wrap(text, from, to - from);
    session.sendFrame(new Frame(opCode, to == text.length, payload), callback, false);
  }

  private static int frameEnd(byte[] text, int from) {
    int end = Math.min(from + Limits.FRAME_BYTES, text.length);
    while (end < text.length && isInsideCodePoint(text[end])) {
      end--;
    }
    return end;
  }

  private static boolean isInsideCodePoint(byte utf8) {
    return (utf8 & 0b1100_0000) == 0b1000_0000;
  }
}
