package dev.switchboard.gateway.http;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/** Refuses requests whose URL or headers are larger than API Gateway's quotas. */
public final class RequestSizeCheck {

  /** AWS's quota for a WebSocket API, without scheme and host here. */
  private static final int URL_CHARACTERS = 4096;

  private static final int SEPARATOR_BYTES = ": \r\n".length();

  private final int headerBytes;
  private final RefusalReporter refusals;

  /** Checks requests with the assumed quota of headers. */
  public RequestSizeCheck(Assumptions assumptions, RefusalReporter refusals) {
    this.headerBytes = assumptions.number(Assumption.HEADER_BYTES);
    this.refusals = refusals;
  }

  /** Refuses a request if it is too large; false if it is not, and nothing is answered. */
  public boolean refuses(Exchange exchange) {
    int url =
        Objects.requireNonNullElse(exchange.request().getHttpURI().getPathQuery(), "").length();
    long headers = headerBytes(exchange.request());
    if (url > URL_CHARACTERS) {
      refuse(
          HttpStatus.URI_TOO_LONG_414,
          "The URL has %d characters: expected at most %d".formatted(url, URL_CHARACTERS),
          exchange);
    } else if (headers > headerBytes) {
      refuse(
          HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431,
          "The headers have %d bytes: expected at most %d".formatted(headers, headerBytes),
          exchange);
    }
    return url > URL_CHARACTERS || headers > headerBytes;
  }

  private void refuse(int status, String reason, Exchange exchange) {
    refusals.refuse(GatewayResponse.ofStatus(status), reason, exchange);
  }

  private static long headerBytes(Request request) {
    long bytes = 0;
    for (HttpField field : request.getHeaders()) {
      String value = String.valueOf(field.getValue());
      bytes += field.getName().length() + value.length() + SEPARATOR_BYTES;
    }
    return bytes;
  }
}
