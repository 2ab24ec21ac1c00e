package dev.switchboard.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * The headers and the query of an event, each once with single values (the last one) and once with
 * all.
 *
 * @param headers all values by name, sorted, names in the client's case
 * @param query all values by name; empty if there was no query
 */
record HandshakeFields(Map<String, List<String>> headers, Map<String, List<String>> query) {

  /** The fields of a {@code $connect} event: what the client sent, and what the gateway adds. */
  static HandshakeFields of(Request request, Instant now) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpField field : request.getHeaders()) {
      if (isForTheFunction(field)) {
        headers.computeIfAbsent(field.getName(), _ -> new ArrayList<>()).add(field.getValue());
      }
    }
    headers.put("X-Amzn-Trace-Id", List.of(traceId(now)));
    headers.put("X-Forwarded-For", List.of(Request.getRemoteAddr(request)));
    headers.put("X-Forwarded-Port", List.of(String.valueOf(Request.getLocalPort(request))));
    headers.put("X-Forwarded-Proto", List.of(request.isSecure() ? "https" : "http"));
    return new HandshakeFields(headers, query(request));
  }

  /** The fields of a {@code $disconnect} event: four headers, three of them empty. */
  static HandshakeFields ofDisconnect(String domainName) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Host", List.of(domainName));
    headers.put("x-api-key", List.of(""));
    headers.put("X-Forwarded-For", List.of(""));
    headers.put("x-restapi", List.of(""));
    return new HandshakeFields(headers, Map.of());
  }

  void writeTo(JsonGenerator json) throws IOException {
    write("headers", "multiValueHeaders", headers, json);
    if (!query.isEmpty()) {
      write("queryStringParameters", "multiValueQueryStringParameters", query, json);
    }
  }

  private static boolean isForTheFunction(HttpField field) {
    return switch (field.getHeader()) {
      case CONNECTION, UPGRADE, CONTENT_LENGTH -> false;
      case null, default -> true;
    };
  }

  private static Map<String, List<String>> query(Request request) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValues());
    }
    return query;
  }

  private static String traceId(Instant now) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "Root=1-%08x-%08x%016x"
        .formatted(now.getEpochSecond(), random.nextInt(), random.nextLong());
  }

  private static void write(
      String single, String multi, Map<String, List<String>> fields, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(single);
    for (Map.Entry<String, List<String>> field : fields.entrySet()) {
      json.writeStringField(field.getKey(), field.getValue().getLast());
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
