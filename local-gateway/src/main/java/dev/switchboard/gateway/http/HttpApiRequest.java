package dev.switchboard.gateway.http;

import dev.switchboard.gateway.event.ApiRequestId;
import dev.switchboard.gateway.event.ClientIdentity;
import dev.switchboard.gateway.event.EventDomainName;
import dev.switchboard.gateway.event.ForwardedHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * The parts of an HTTP request that its event contains, except the body.
 *
 * @param id its id in the event, in the response and for the observer
 * @param at when it arrived
 * @param route the matching route
 * @param method its method
 * @param path its path, decoded
 * @param query its query, still encoded; may be empty
 * @param parameters the parameters of the query, decoded; values of one name are joined by commas
 * @param headers its headers, sorted, names in lower case; values of one name are joined by commas
 * @param cookies each as {@code name=value}
 * @param domainName the API's domain name, as its events contain it
 * @param identity the client's address and user agent
 */
record HttpApiRequest(
    ApiRequestId id,
    Instant at,
    HttpRouteTable.Match route,
    String method,
    String path,
    String query,
    Map<String, String> parameters,
    Map<String, String> headers,
    List<String> cookies,
    String domainName,
    ClientIdentity identity) {

  /**
   * Headers that an event does not contain: hop-by-hop headers, and those with a field of their
   * own.
   */
  private static final Set<String> EXCLUDED_HEADERS =
      Set.of(
          "connection",
          "cookie",
          "expect",
          "http2-settings",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  static HttpApiRequest of(
      Request request,
      ApiRequestId id,
      HttpRouteTable.Match route,
      Instant at,
      EventDomainName domainName) {
    HttpURI url = request.getHttpURI();
    return new HttpApiRequest(
        id,
        at,
        route,
        request.getMethod(),
        HttpRouteTable.decode(url.getPath()),
        url.getQuery() == null ? "" : url.getQuery(),
        parameters(request),
        headers(request, at, domainName),
        cookies(request),
        domainName.of(request),
        ClientIdentity.of(request));
  }

  private static Map<String, String> parameters(Request request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      parameters.put(field.getName(), String.join(",", field.getValues()));
    }
    return parameters;
  }

  private static Map<String, String> headers(
      Request request, Instant at, EventDomainName domainName) {
    Map<String, String> headers = new TreeMap<>();
    for (HttpField field : request.getHeaders()) {
      String name = field.getName().toLowerCase(Locale.ROOT);
      if (!EXCLUDED_HEADERS.contains(name)) {
        headers.merge(name, field.getValue(), (one, other) -> one + "," + other);
      }
    }
    headers.put("x-amzn-trace-id", ForwardedHeaders.traceId(request, at));
    headers.put("x-forwarded-for", ForwardedHeaders.forwardedFor(request));
    domainName.hostHeader().ifPresent(host -> headers.replace("host", host));
    headers.put("x-forwarded-port", String.valueOf(Request.getLocalPort(request)));
    headers.put("x-forwarded-proto", request.isSecure() ? "https" : "http");
    return headers;
  }

  private static List<String> cookies(Request request) {
    List<String> cookies = new ArrayList<>();
    for (String header : request.getHeaders().getValuesList(HttpHeader.COOKIE)) {
      Stream.of(header.split(";"))
          .map(String::strip)
          .filter(each -> !each.isEmpty())
          .forEach(cookies::add);
    }
    return cookies;
  }
}
