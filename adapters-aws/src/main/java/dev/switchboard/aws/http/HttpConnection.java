package dev.switchboard.aws.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A connection to a server, for one request after another. For one thread at a time. */
public final class HttpConnection implements Closeable {

  private final Socket socket;
  private final Socket wire;
  private final ResponseTimeout.Watched watched;
  private final UnsynchronizedBufferedInputStream in;
  private final OutputStream out;

  /**
   * Takes over a connected socket.
   *
   * @param wire what lies below TLS; without TLS the same
   * @param watched says when to give up on answers
   */
  HttpConnection(Socket socket, Socket wire, ResponseTimeout.Watched watched) throws IOException {
    this.socket = socket;
    this.wire = wire;
    this.watched = watched;
    this.in = new UnsynchronizedBufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /**
   * Sends a request and reads its answer. After an exception the connection is good for nothing.
   *
   * @throws NoResponseException if the connection broke before there was an answer
   * @throws SocketTimeoutException if the server takes too long
   * @throws java.net.ProtocolException if what it answers makes no sense
   */
  public HttpResponse exchange(byte[] request) throws IOException {
    watched.begin();
    try {
      ask(request);
      HttpResponse answer = HttpResponseReader.read(in);
      // What came right behind it would be taken for the answer to what is asked next.
      return in.isEmpty() ? answer : new HttpResponse(answer.status(), false);
    } catch (IOException broken) {
      throw watched.isLate() ? late(broken) : broken;
    } finally {
      watched.end();
    }
  }

  private void ask(byte[] request) throws NoResponseException {
    try {
      // In one piece: of two, the second would wait until the first is acknowledged.
      out.write(request);
      letOthersAsk();
      in.await();
    } catch (IOException broken) {
      throw new NoResponseException(broken);
    }
  }

  /**
   * When others have asked, the answer may be there: to find that out costs less than to be woken
   * for it. Whether it is, nothing depends on.
   */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void letOthersAsk() {
    Thread.yield();
  }

  private static IOException late(IOException cause) {
    SocketTimeoutException late = new SocketTimeoutException();
    late.initCause(cause);
    return late;
  }

  /**
   * Whether the server said something that nobody asked for, as one may that is about to end an
   * idle connection; a connection that is broken counts too.
   */
  boolean isSpokenToUnasked() {
    try {
      // Below TLS as well: it may not have looked yet.
      return in.available() > 0 || wire.getInputStream().available() > 0;
    } catch (IOException broken) {
      return true;
    }
  }

  @Override
  public void close() {
    watched.forget();
    try {
      socket.close();
    } catch (IOException unclosed) {
      // There is nothing else to do with it.
    }
  }
}
