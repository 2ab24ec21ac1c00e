package dev.switchboard.gateway.event;

import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who a client says it is.
 *
 * @param sourceIp its address
 * @param userAgent its {@code User-Agent} header; empty if it sent none
 */
public record ClientIdentity(String sourceIp, String userAgent) {

  public static ClientIdentity of(Request request) {
    String userAgent = request.getHeaders().get(HttpHeader.USER_AGENT);
    return new ClientIdentity(
        Request.getRemoteAddr(request), Objects.requireNonNullElse(userAgent, ""));
  }
}
