package dev.switchboard.gateway.websocket;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * The queue of messages to one client. Messages are sent whole and in the order of the calls. The
 * number of unsent bytes is bounded. Thread-safe.
 */
final class SendQueue {

  private final CoreSession session;
  private final int frameBytes;
  private final int limitBytes;
  private final SerialExecutor writes = new SerialExecutor();
  private final AtomicInteger unsentBytes = new AtomicInteger();

  SendQueue(CoreSession session, int frameBytes, int limitBytes) {
    this.session = session;
    this.frameBytes = frameBytes;
    this.limitBytes = limitBytes;
  }

  /**
   * Sends UTF-8 as one text message. The callback completes when the whole message is written to
   * the socket.
   *
   * @return false if the limit would be exceeded; nothing is sent then
   */
  boolean send(byte[] text, Callback sent) {
    if (unsentBytes.addAndGet(text.length) > limitBytes) {
      unsentBytes.addAndGet(-text.length);
      return false;
    }
    Callback counted = Callback.from(sent, () -> unsentBytes.addAndGet(-text.length));
    writes.execute(() -> write(text, counted));
    return true;
  }

  private void write(byte[] text, Callback sent) {
    int from = 0;
    int to = frameEnd(text, from);
    while (to < text.length) {
      write(text, from, to, Callback.NOOP);
      from = to;
      to = frameEnd(text, from);
    }
    // Frames of one message fail together, so the last one's callback is enough.
    write(text, from, to, sent);
  }

  private void write(byte[] text, int from, int to, Callback callback) {
    byte opCode = from == 0 ? OpCode.TEXT : OpCode.CONTINUATION;
    ByteBuffer payload = ByteBuffer.wrap(text, from, to - from);
    session.sendFrame(new Frame(opCode, to == text.length, payload), callback, false);
  }

  private int frameEnd(byte[] text, int from) {
    int end = Math.min(from + frameBytes, text.length);
    while (end < text.length && isInsideCodePoint(text[end])) {
      end--;
    }
    return end;
  }

  private static boolean isInsideCodePoint(byte utf8) {
    return (utf8 & 0b1100_0000) == 0b1000_0000;
  }
}
