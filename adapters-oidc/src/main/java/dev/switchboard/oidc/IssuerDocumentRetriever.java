package dev.switchboard.oidc;

import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents of an issuer, within limits of time and size; does not follow redirects.
 *
 * <p>The library limits the time of each read. This class also limits the time of the whole
 * response.
 */
final class IssuerDocumentRetriever extends DefaultResourceRetriever {

  /** The maximum size, far more than the keys of any issuer. */
  static final int MOST_BYTES = 256 * 1024;

  private static final String ANSWERED = "it answered ";
  private static final String LATE = "it did not answer in time";

  private final Duration timeout;

  IssuerDocumentRetriever(Duration timeout) {
    super(Math.toIntExact(timeout.toMillis()), Math.toIntExact(timeout.toMillis()), MOST_BYTES);
    this.timeout = timeout;
  }

  /**
   * Reads a document.
   *
   * @throws JWKSetUnavailableException with the rest of a sentence about the issuer
   */
  String read(URI address) throws JWKSetUnavailableException {
    FutureTask<String> answer =
        new FutureTask<>(() -> retrieveResource(address.toURL()).getContent());
    Thread.ofVirtual().start(answer);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new JWKSetRetrievalException(reason(failed.getCause()), failed);
    } catch (TimeoutException late) {
      throw new JWKSetRetrievalException(LATE, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JWKSetRetrievalException("it was given up", interrupted);
    } finally {
      // An interrupt closes the socket of a virtual thread, so no read continues.
      answer.cancel(true);
    }
  }

  private static String reason(@Nullable Throwable failure) {
    String message = failure == null ? "" : String.valueOf(failure.getMessage());
    if (failure instanceof SocketTimeoutException) {
      return LATE;
    }
    return message.startsWith(ANSWERED)
        ? message
        : "it cannot be reached, or its answer cannot be read";
  }

  /**
   * Opens a connection, and reads the status: the library reports it inside a text with the URL.
   */
  @Override
  protected HttpURLConnection openHTTPConnection(URL address) throws IOException {
    HttpURLConnection connection = super.openHTTPConnection(address);
    connection.setConnectTimeout(getConnectTimeout());
    connection.setReadTimeout(getReadTimeout());
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Accept", "application/json");
    int status = connection.getResponseCode();
    if (status > 0 && status != HttpURLConnection.HTTP_OK) {
      connection.disconnect();
      throw new IOException(ANSWERED + status);
    }
    return connection;
  }
}
