package dev.switchboard.aws.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A connection to a server, for one request after another. Not thread-safe. */
public final class HttpConnection implements Closeable {

  private final Socket socket;
  private final Socket tcpSocket;
  private final ResponseTimeout.Timer timer;
  private final UnsynchronizedBufferedInputStream in;
  private final OutputStream out;

  /**
   * Takes ownership of a connected socket.
   *
   * @param tcpSocket the socket below TLS; without TLS, the same socket
   * @param timer closes the connection when a response takes too long
   */
  HttpConnection(Socket socket, Socket tcpSocket, ResponseTimeout.Timer timer) throws IOException {
    this.socket = socket;
    this.tcpSocket = tcpSocket;
    this.timer = timer;
    this.in = new UnsynchronizedBufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /**
   * Sends a request and reads its response. After an exception the connection must be closed.
   *
   * @throws NoResponseException if the connection broke before the first byte of a response
   * @throws SocketTimeoutException if the server takes too long
   * @throws java.net.ProtocolException if the response is malformed
   */
  public HttpResponse exchange(byte[] request) throws IOException {
    timer.start();
    try {
      send(request);
      HttpResponse response = HttpResponseReader.read(in);
      // Bytes after the response would be read as the response to the next request.
      return in.isEmpty() ? response : new HttpResponse(response.status(), false);
    } catch (IOException broken) {
      throw timer.hasExpired() ? timeout(broken) : broken;
    } finally {
      timer.stop();
    }
  }

  /**
   * Sends a request, and reads its response with headers and body. Afterwards the connection must
   * be closed. The time-out covers the whole response.
   *
   * @param maxBodyBytes the largest body that is read
   * @throws NoResponseException if the connection broke before the first byte of a response
   * @throws java.io.EOFException if it broke later
   * @throws SocketTimeoutException if the server takes too long
   * @throws BodyTooLargeException if the body has more bytes
   * @throws java.net.ProtocolException if the response is malformed
   */
  public HttpDocument fetch(byte[] request, int maxBodyBytes) throws IOException {
    timer.start();
    try {
      send(request);
      return HttpDocumentReader.read(in, maxBodyBytes);
    } catch (IOException broken) {
      throw timer.hasExpired() ? timeout(broken) : broken;
    } finally {
      timer.stop();
    }
  }

  /** Sends a request and waits for the first byte of its response. */
  private void send(byte[] request) throws NoResponseException {
    try {
      // In one write: a second one would wait until the first is acknowledged.
      out.write(request);
      yieldBeforeReading();
      in.await();
    } catch (IOException broken) {
      throw new NoResponseException(broken);
    }
  }

  /**
   * Lets other threads run before reading: the response often arrives in the meantime, which saves
   * a park and unpark.
   */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void yieldBeforeReading() {
    Thread.yield();
  }

  private static IOException timeout(IOException cause) {
    SocketTimeoutException timeout = new SocketTimeoutException();
    timeout.initCause(cause);
    return timeout;
  }

  /**
   * Returns whether an idle connection is broken, or the server has sent something without a
   * request. Some servers send a response before they close an idle connection.
   */
  boolean isStale() {
    try {
      // TLS may not have read yet the bytes that the socket below it has received.
      return in.available() > 0 || tcpSocket.getInputStream().available() > 0;
    } catch (IOException broken) {
      return true;
    }
  }

  @Override
  public void close() {
    timer.remove();
    try {
      socket.close();
    } catch (IOException unclosed) {
      // A failure to close has no other remedy.
    }
  }
}
