package dev.switchboard.aws.apigateway;

import dev.switchboard.aws.http.HttpConnection;
import dev.switchboard.aws.http.HttpConnectionPool;
import dev.switchboard.aws.http.HttpResponse;
import dev.switchboard.aws.http.NoResponseException;
import dev.switchboard.aws.http.SocketConnector;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/** Sends requests over connections that are kept. May be shared between threads. */
final class GatewayHttp {

  private final SocketConnector dialer;
  private final HttpConnectionPool pool;

  GatewayHttp(SocketConnector dialer, HttpConnectionPool pool) {
    this.dialer = dialer;
    this.pool = pool;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * <p>If a kept connection turns out to be dead, which is what it is after Lambda froze the
   * process for long, the request is sent once more over a new one. The server may have read it
   * before the connection broke, so what it asks for can happen twice.
   */
  HttpResponse exchange(byte[] request) throws IOException {
    enter();
    try {
      Optional<HttpConnection> kept = pool.take();
      return kept.isPresent()
          ? exchangeOver(kept.get(), request)
          : exchangeOnce(dialer.dial(), request);
    } finally {
      pool.leave();
    }
  }

  private void enter() throws IOException {
    try {
      pool.enter();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private HttpResponse exchangeOver(HttpConnection kept, byte[] request) throws IOException {
    try {
      return exchangeOnce(kept, request);
    } catch (NoResponseException dead) {
      if (Thread.currentThread().isInterrupted()) {
        // An interrupt ends a virtual thread's connection: nothing was wrong with it.
        throw dead;
      }
    }
    return exchangeOnce(dialer.dial(), request);
  }

  private HttpResponse exchangeOnce(HttpConnection connection, byte[] request) throws IOException {
    boolean keep = false;
    try {
      HttpResponse answer = connection.exchange(request);
      keep = answer.keepsConnection();
      return answer;
    } finally {
      if (keep) {
        pool.keep(connection);
      } else {
        connection.close();
      }
    }
  }
}
