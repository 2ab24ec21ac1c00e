package dev.switchboard.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * The headers and the query parameters of an event. Each is written twice: as a map with one value
 * per name, and as a map with all values.
 *
 * @param headers all values by name, sorted; names keep the client's case
 * @param query all values by name; empty without a query
 * @param forAuthorizer whether they are part of an authorizer's event
 */
public record HeadersAndQuery(
    Map<String, List<String>> headers, Map<String, List<String>> query, boolean forAuthorizer) {

  private static final List<String> HOP_BY_HOP = List.of("Connection", "Upgrade", "Content-Length");

  /** Returns the fields of an authorizer's event: the client's, and those that the gateway adds. */
  public static HeadersAndQuery of(Request request, Instant now) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpField field : request.getHeaders()) {
      headers
          .computeIfAbsent(field.getName(), _ -> new ArrayList<>())
          .add(Objects.requireNonNullElse(field.getValue(), ""));
    }
    headers.putIfAbsent("content-length", List.of("0"));
    headers.put("X-Amzn-Trace-Id", List.of(ForwardedHeaders.traceId(request, now)));
    headers.put("X-Forwarded-For", List.of(ForwardedHeaders.forwardedFor(request)));
    headers.put("X-Forwarded-Port", List.of(String.valueOf(Request.getLocalPort(request))));
    headers.put("X-Forwarded-Proto", List.of(request.isSecure() ? "https" : "http"));
    return new HeadersAndQuery(headers, query(request), true);
  }

  /** The same with another value of {@code Host}, if the client sent one. */
  public HeadersAndQuery withHost(String host) {
    Map<String, List<String>> replaced = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    replaced.putAll(headers);
    replaced.replace("Host", List.of(host));
    return new HeadersAndQuery(replaced, query, forAuthorizer);
  }

  /** Returns the fields of a {@code $connect} event, without the hop-by-hop headers. */
  public HeadersAndQuery forConnectEvent() {
    Map<String, List<String>> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    kept.putAll(headers);
    HOP_BY_HOP.forEach(kept::remove);
    return new HeadersAndQuery(kept, query, false);
  }

  /** Returns the fields of a {@code $disconnect} event: four headers, three of them empty. */
  static HeadersAndQuery ofDisconnect(String domainName) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Host", List.of(domainName));
    headers.put("x-api-key", List.of(""));
    headers.put("X-Forwarded-For", List.of(""));
    headers.put("x-restapi", List.of(""));
    return new HeadersAndQuery(headers, Map.of(), false);
  }

  /** Returns whether the client offers a subprotocol. */
  public boolean offersSubprotocol(String subprotocol) {
    return headers.getOrDefault("Sec-WebSocket-Protocol", List.of()).stream()
        .flatMap(offers -> Stream.of(offers.split(",")))
        .anyMatch(offer -> offer.strip().equals(subprotocol));
  }

  void writeTo(JsonGenerator json, Assumptions assumptions) throws IOException {
    boolean first = assumptions.is(Assumption.REPEATED_FIELDS, "first");
    write("headers", "multiValueHeaders", headers, first, json);
    if (!query.isEmpty()
        || (forAuthorizer && assumptions.is(Assumption.AUTHORIZER_QUERY, "empty"))) {
      write("queryStringParameters", "multiValueQueryStringParameters", query, first, json);
    }
  }

  private static Map<String, List<String>> query(Request request) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValues());
    }
    return query;
  }

  private static void write(
      String single,
      String multi,
      Map<String, List<String>> fields,
      boolean first,
      JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(single);
    for (Map.Entry<String, List<String>> field : fields.entrySet()) {
      List<String> values = field.getValue();
      json.writeStringField(field.getKey(), first ? values.getFirst() : values.getLast());
    }
    json.writeEndObject();
    json.writeObjectFieldStart(multi);
    for (Map.Entry<String, List<String>> field : fields.entrySet()) {
      json.writeArrayFieldStart(field.getKey());
      for (String value : field.getValue()) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
