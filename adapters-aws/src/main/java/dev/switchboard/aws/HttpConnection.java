package dev.switchboard.aws;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A connection to a server, for one request after another. For one thread at a time. */
final class HttpConnection implements Closeable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  /** Takes over a connected socket. */
  HttpConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 1024);
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
    try {
      send(request);
      awaitFirstByte();
    } catch (SocketTimeoutException late) {
      throw late;
    } catch (IOException broken) {
      throw new UnansweredException(broken);
    }
    return HttpAnswerReader.read(in);
  }

  private void send(byte[] request) throws IOException {
    if (in.available() > 0) {
      // A server that ends an idle connection may say so; that is no answer to what comes now.
      throw new ProtocolException("it came before the question");
    }
    // In one piece: of two, the second would wait until the first is acknowledged.
    out.write(request);
  }

  private void awaitFirstByte() throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      throw new EOFException();
    }
    in.reset();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException unclosed) {
      // There is nothing else to do with it.
    }
  }
}
