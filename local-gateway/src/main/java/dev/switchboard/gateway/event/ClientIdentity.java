package dev.switchboard.gateway.event;

import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * The {@code identity} of a request: the client's address and user agent.
 *
 * @param sourceIp the client's IP address; IPv6 as RFC 5952 says, without brackets
 * @param userAgent its {@code User-Agent} header; empty if it sent none
 */
public record ClientIdentity(String sourceIp, String userAgent) {

  /** Reads the identity from a request. */
  public static ClientIdentity of(Request request) {
    String userAgent = request.getHeaders().get(HttpHeader.USER_AGENT);
    return new ClientIdentity(
        ForwardedHeaders.clientAddress(request), Objects.requireNonNullElse(userAgent, ""));
  }
}
