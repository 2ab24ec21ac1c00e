package dev.switchboard.aws.apigateway;

import dagger.Lazy;
import dev.switchboard.aws.http.HttpConnection;
import dev.switchboard.aws.http.HttpConnectionPool;
import dev.switchboard.aws.http.HttpResponse;
import dev.switchboard.aws.http.NoResponseException;
import dev.switchboard.aws.http.SocketConnector;
import dev.switchboard.aws.sigv4.PostSigner;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/**
 * Sends frames to connections, and closes them, through API Gateway's {@code @connections}.
 *
 * <p>Posts are many, so they are sent over pooled connections of our own; other requests are sent
 * by the SDK. A post may arrive twice if its connection broke.
 */
@Singleton
final class ApiGatewayTransport implements Transport {

  private final PostSigner signer;
  private final SocketConnector connector;
  private final HttpConnectionPool pool;
  private final Lazy<ApiGatewayManagementApiClient> client;

  @Inject
  ApiGatewayTransport(
      PostSigner signer,
      SocketConnector connector,
      HttpConnectionPool pool,
      Lazy<ApiGatewayManagementApiClient> client) {
    this.signer = signer;
    this.connector = connector;
    this.pool = pool;
    this.client = client;
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    try {
      return delivery(exchange(signer.sign(to.value(), frame.text())).status());
    } catch (ProtocolException malformed) {
      return new Delivery.Failed("The gateway's answer is malformed: " + malformed.getMessage());
    } catch (IOException noResponse) {
      return new Delivery.Failed("The gateway did not answer: " + rootOf(noResponse));
    } catch (SdkException noCredentials) {
      return new Delivery.Failed("There are no credentials to sign with: " + rootOf(noCredentials));
    }
  }

  /**
   * Sends a request over a pooled connection and waits for its response.
   *
   * <p>An idle connection may be dead, for example after Lambda froze the process for a long time.
   * The request is then sent once more over a new connection. The server may have read it before,
   * so its effect can happen twice.
   */
  HttpResponse exchange(byte[] request) throws IOException {
    acquirePermit();
    try {
      Optional<HttpConnection> idle = pool.takeIdle();
      return idle.isPresent()
          ? exchangeOrReconnect(idle.get(), request)
          : exchangeOver(connector.connect(), request);
    } finally {
      pool.releasePermit();
    }
  }

  @Override
  public void close(ConnectionId id) {
    try {
      client.get().deleteConnection(delete -> delete.connectionId(id.value()));
    } catch (SdkException unclosed) {
      // The connection may be gone. If it is open, the gateway closes it within two hours.
    }
  }

  private void acquirePermit() throws IOException {
    try {
      pool.acquirePermit();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private HttpResponse exchangeOrReconnect(HttpConnection idle, byte[] request) throws IOException {
    try {
      return exchangeOver(idle, request);
    } catch (NoResponseException dead) {
      if (Thread.currentThread().isInterrupted()) {
        // An interrupt closes the socket of a virtual thread; the connection was not dead.
        throw dead;
      }
    }
    return exchangeOver(connector.connect(), request);
  }

  private HttpResponse exchangeOver(HttpConnection connection, byte[] request) throws IOException {
    boolean keep = false;
    try {
      HttpResponse response = connection.exchange(request);
      keep = response.keepsAlive();
      return response;
    } finally {
      if (keep) {
        pool.putIdle(connection);
      } else {
        connection.close();
      }
    }
  }

  private static Delivery delivery(int status) {
    return switch (status) {
      case 410 -> new Delivery.Gone();
      case 413 -> new Delivery.TooLarge();
      case 429 -> new Delivery.Throttled();
      default ->
          status / 100 == 2
              ? new Delivery.Sent()
              : new Delivery.Failed("The gateway answered " + status + ".");
    };
  }

  /** Returns the class name of the innermost cause, because its message could show an address. */
  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
