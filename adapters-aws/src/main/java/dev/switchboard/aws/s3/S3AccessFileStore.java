package dev.switchboard.aws.s3;

import dev.switchboard.aws.http.BodyTooLargeException;
import dev.switchboard.aws.http.HttpConnection;
import dev.switchboard.aws.http.HttpDocument;
import dev.switchboard.aws.http.SocketConnector;
import dev.switchboard.aws.sigv4.RequestSigner;
import dev.switchboard.aws.sigv4.SignableRequest;
import dev.switchboard.domain.access.AccessFileStore;
import dev.switchboard.domain.access.Sha256Digest;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Stores an access file as one object. The object's metadata has the file's digest and version.
 *
 * <p>Each call opens a connection and closes it, since the next call is a minute away.
 */
final class S3AccessFileStore implements AccessFileStore {

  /** The largest access file, and more than any error of S3. */
  private static final int MAX_BYTES = 256 * 1024;

  private final S3Endpoint endpoint;
  private final SocketConnector connector;
  private final RequestSigner signer;

  S3AccessFileStore(S3Endpoint endpoint, SocketConnector connector, RequestSigner signer) {
    this.endpoint = endpoint;
    this.connector = connector;
    this.signer = signer;
  }

  @Override
  public Reading read(Optional<String> knownTag) {
    Map<String, String> headers = new HashMap<>();
    knownTag.ifPresent(tag -> headers.put("if-none-match", tag));
    return exchange(
        "GET", headers, "", answer -> reading(answer, knownTag.isPresent()), Reading.Failed::new);
  }

  @Override
  public Writing write(String text, long version, Optional<String> replacedTag) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "application/json");
    headers.put(S3ObjectReader.DIGEST, Sha256Digest.hexOf(text));
    headers.put(S3ObjectReader.VERSION, Long.toString(version));
    replacedTag.ifPresentOrElse(
        tag -> headers.put("if-match", tag), () -> headers.put("if-none-match", "*"));
    return exchange("PUT", headers, text, S3AccessFileStore::writing, Writing.Failed::new);
  }

  private static Reading reading(HttpDocument answer, boolean conditional) {
    if (answer.status() == 304 && conditional) {
      return new Reading.Unchanged();
    }
    return switch (answer.status()) {
      case 200 -> S3ObjectReader.read(answer);
      case 404 ->
          S3Error.codeOf(answer).equals("NoSuchKey")
              ? new Reading.Missing()
              : new Reading.Failed(S3Error.reason(answer));
      default -> new Reading.Failed(S3Error.reason(answer));
    };
  }

  private static Writing writing(HttpDocument answer) {
    return switch (answer.status()) {
      case 200 -> new Writing.Written();
      case 409, 412 -> new Writing.Conflict();
      default -> new Writing.Failed(S3Error.reason(answer));
    };
  }

  /** Sends a request, and turns its response or its failure into a value. */
  private <T> T exchange(
      String method,
      Map<String, String> headers,
      String body,
      Function<HttpDocument, T> result,
      Function<String, T> failed) {
    try {
      byte[] request =
          signer.sign(
              new SignableRequest(method, endpoint.authority(), endpoint.path(), headers, body));
      try (HttpConnection connection = connector.connect()) {
        return result.apply(connection.fetch(request, MAX_BYTES));
      }
    } catch (SdkException noCredentials) {
      return failed.apply("There are no credentials to sign with: " + rootOf(noCredentials) + ".");
    } catch (SocketTimeoutException late) {
      return failed.apply("S3 did not answer in time.");
    } catch (BodyTooLargeException large) {
      return failed.apply("The object has more than %,d bytes.".formatted(MAX_BYTES));
    } catch (EOFException cut) {
      return failed.apply("S3's answer is incomplete.");
    } catch (ProtocolException malformed) {
      return failed.apply("S3's answer is malformed: " + malformed.getMessage() + ".");
    } catch (IOException noResponse) {
      return failed.apply("S3 did not answer: " + rootOf(noResponse) + ".");
    }
  }

  /** Returns the class name of the innermost cause. */
  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
