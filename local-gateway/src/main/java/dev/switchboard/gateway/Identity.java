package dev.switchboard.gateway;

import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who a client says it is.
 *
 * @param sourceIp its address
 * @param userAgent its {@code User-Agent} header; empty if it sent none
 */
record Identity(String sourceIp, String userAgent) {

  static Identity of(Request request) {
    String userAgent = request.getHeaders().get(HttpHeader.USER_AGENT);
    return new Identity(Request.getRemoteAddr(request), Objects.requireNonNullElse(userAgent, ""));
  }
}
