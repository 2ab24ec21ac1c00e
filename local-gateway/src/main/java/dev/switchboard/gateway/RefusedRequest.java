package dev.switchboard.gateway;

import java.util.Objects;
import org.eclipse.jetty.server.Request;

/**
 * One request or message that was refused, as a log shows it. It has neither a query nor a header's
 * value, because both may be credentials.
 *
 * @param method the request's method; {@code MESSAGE} for a message of a WebSocket
 * @param path the request's path without its query; for a message, the id of its connection
 * @param status the status of the answer, or the one that the error frame stands for
 * @param reason what was wrong, and what to do if that is known; one line
 */
public record RefusedRequest(String method, String path, int status, String reason) {

  /** The method of a refused message. */
  public static final String MESSAGE = "MESSAGE";

  private static final int METHOD_CHARACTERS = 20;
  private static final int PATH_CHARACTERS = 200;
  private static final int REASON_CHARACTERS = 500;

  public RefusedRequest {
    method = printable(method, METHOD_CHARACTERS);
    path = printable(path, PATH_CHARACTERS);
    reason = printable(reason, REASON_CHARACTERS);
  }

  /** A refused HTTP request. */
  public static RefusedRequest of(Request request, int status, String reason) {
    String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "?");
    String method = Objects.requireNonNullElse(request.getMethod(), "?");
    return new RefusedRequest(method, path, status, reason);
  }

  /** Keeps foreign text from changing the terminal or adding lines to the log. */
  private static String printable(String text, int longest) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= longest ? line : line.substring(0, longest) + "…";
  }
}
