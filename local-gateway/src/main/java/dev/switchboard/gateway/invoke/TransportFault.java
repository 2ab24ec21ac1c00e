package dev.switchboard.gateway.invoke;

import dev.switchboard.gateway.FunctionFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Says what went wrong between the gateway and a function's server. */
final class TransportFault {

  private TransportFault() {}

  /** The result of an event that got no response because of this. */
  static Attempt attempt(URI url, IOException fault) {
    FunctionFailedException failure = new FunctionFailedException(message(url, fault), fault);
    return fault instanceof NoHttpResponseException || isReset(fault)
        ? new Attempt.Dropped(failure)
        : new Attempt.Failed(failure);
  }

  private static String message(URI url, IOException fault) {
    return switch (fault) {
      case UnknownHostException _ ->
          "The name %s has no address: is it spelled right?".formatted(url.getHost());
      case ConnectTimeoutException _ -> "Nobody at %s accepts a connection in time".formatted(url);
      case ConnectException _ -> "There is no function at %s; start it".formatted(url);
      case NoRouteToHostException _ -> "There is no route to %s".formatted(url);
      case SSLException _ ->
          "No TLS connection to %s: %s".formatted(url, LogText.beginning(text(fault)));
      case NoHttpResponseException _ ->
          ("%s closed the connection without an answer; the function may have handled the event"
                  + " (see --concurrency if it takes one at a time)")
              .formatted(url);
      case ConnectionClosedException _ ->
          "%s closed the connection within its answer".formatted(url);
      case SocketTimeoutException _ -> "%s sent no answer in time".formatted(url);
      case SocketException _ ->
          "%s cut the connection before its answer was complete (%s); the function may have handled the event"
              .formatted(url, LogText.beginning(text(fault)));
      default -> "%s sent no usable answer: %s".formatted(url, LogText.beginning(text(fault)));
    };
  }

  /** Whether a connection was cut; one that was never made is a fault of another kind. */
  private static boolean isReset(IOException fault) {
    return fault instanceof SocketException
        && !(fault instanceof ConnectException)
        && !(fault instanceof NoRouteToHostException);
  }

  private static String text(IOException fault) {
    return String.valueOf(fault.getMessage());
  }
}
