package dev.switchboard.gateway.websocket;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * The messages on their way to one client: each goes out whole, in the order of the calls,
 * whichever threads call, and no more wait than a limit allows.
 */
public final class SendQueue {

  private final CoreSession session;
  private final int frameBytes;
  private final int unreadBytes;
  private final SerialExecutor lane = new SerialExecutor();
  private final AtomicInteger unread = new AtomicInteger();

  public SendQueue(CoreSession session, int frameBytes, int unreadBytes) {
    this.session = session;
    this.frameBytes = frameBytes;
    this.unreadBytes = unreadBytes;
  }

  /**
   * Sends UTF-8 as one text message, and tells the callback when the socket has taken it all.
   *
   * @return false, and nothing is sent, if too much waits for the client already
   */
  public boolean send(byte[] text, Callback sent) {
    if (unread.addAndGet(text.length) > unreadBytes) {
      unread.addAndGet(-text.length);
      return false;
    }
    Callback counted = Callback.from(sent, () -> unread.addAndGet(-text.length));
    lane.run(() -> write(text, counted));
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
    // Frames of one message fail together, so the last one speaks for all.
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
