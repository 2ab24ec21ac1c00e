package dev.switchboard.aws;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;

/** A connection to a server, for one request after another. For one thread at a time. */
final class HttpConnection implements Closeable {

  private final Socket socket;
  private final Socket wire;
  private final AnswerWatch.Watched watched;
  private final ReadBuffer in;
  private final OutputStream out;
  private boolean kept;

  /**
   * Takes over a connected socket.
   *
   * @param wire what lies below TLS; without TLS the same
   * @param watched says when to give up on answers
   */
  HttpConnection(Socket socket, Socket wire, AnswerWatch.Watched watched) throws IOException {
    this.socket = socket;
    this.wire = wire;
    this.watched = watched;
    this.in = new ReadBuffer(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /**
   * Sends a request and reads its answer. After an exception the connection is good for nothing.
   *
   * @throws UnansweredException if the connection broke before there was an answer
   * @throws SocketTimeoutException if the server takes too long
   * @throws ProtocolException if what it answers makes no sense
   */
  HttpAnswer exchange(byte[] request) throws IOException {
    watched.begin();
    try {
      ask(request);
      HttpAnswer answer = HttpAnswerReader.read(in);
      kept = true;
      return answer;
    } catch (IOException broken) {
      throw watched.isLate() ? late(broken) : broken;
    } finally {
      watched.end();
    }
  }

  private void ask(byte[] request) throws UnansweredException {
    try {
      send(request);
      in.await();
    } catch (IOException broken) {
      throw new UnansweredException(broken);
    }
  }

  private static IOException late(IOException cause) {
    SocketTimeoutException late = new SocketTimeoutException();
    late.initCause(cause);
    return late;
  }

  private void send(byte[] request) throws IOException {
    if (isSpokenToUnasked()) {
      // A server that ends an idle connection may say so; that is no answer to what comes now.
      throw new ProtocolException("it came before the question");
    }
    // In one piece: of two, the second would wait until the first is acknowledged.
    out.write(request);
  }

  /** Below TLS as well, where before the first answer the tickets of a session may lie. */
  private boolean isSpokenToUnasked() throws IOException {
    return in.available() > 0
        || (kept && socket instanceof SSLSocket && wire.getInputStream().available() > 0);
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
