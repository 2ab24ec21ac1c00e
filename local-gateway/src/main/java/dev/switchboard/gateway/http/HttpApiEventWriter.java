package dev.switchboard.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.gateway.ApiIdentity;
import dev.switchboard.gateway.event.WebSocketEventWriter;
import dev.switchboard.gateway.format.JsonWriter;
import dev.switchboard.gateway.format.Utf8;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes the events of an HTTP API in payload format 2.0. */
final class HttpApiEventWriter {

  /**
   * The types that API Gateway treats as text, in addition to {@code text/*}. Other bodies are
   * encoded in base64.
   */
  private static final Set<String> TEXT_TYPES =
      Set.of("application/javascript", "application/json", "application/xml");

  private final ApiIdentity identity;

  /** Writes the events of an API with this account and id. */
  HttpApiEventWriter(ApiIdentity identity) {
    this.identity = identity;
  }

  String event(HttpApiRequest request, byte[] body) {
    return JsonWriter.object(
        json -> {
          json.writeStringField("version", "2.0");
          json.writeStringField("routeKey", request.route().key());
          json.writeStringField("rawPath", request.path());
          json.writeStringField("rawQueryString", request.query());
          writeCookies(json, request);
          write(json, "headers", withLength(request.headers(), body));
          writeUnlessEmpty(json, "queryStringParameters", request.parameters());
          writeContext(json, request);
          writeUnlessEmpty(json, "pathParameters", request.route().variables());
          writeBody(json, request.headers().getOrDefault("content-type", ""), body);
        });
  }

  /** Adds the content length if the client sent none. */
  private static Map<String, String> withLength(Map<String, String> headers, byte[] body) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("content-length", String.valueOf(body.length));
    return all;
  }

  private static void writeCookies(JsonGenerator json, HttpApiRequest request) throws IOException {
    if (!request.cookies().isEmpty()) {
      json.writeArrayFieldStart("cookies");
      for (String cookie : request.cookies()) {
        json.writeString(cookie);
      }
      json.writeEndArray();
    }
  }

  private void writeContext(JsonGenerator json, HttpApiRequest request) throws IOException {
    json.writeObjectFieldStart("requestContext");
    json.writeStringField("accountId", identity.accountId());
    json.writeStringField("apiId", identity.apiId());
    json.writeStringField("domainName", request.domainName());
    json.writeStringField("domainPrefix", domainPrefix(request.domainName()));
    json.writeObjectFieldStart("http");
    json.writeStringField("method", request.method());
    json.writeStringField("path", request.path());
    json.writeStringField("protocol", "HTTP/1.1");
    json.writeStringField("sourceIp", request.identity().sourceIp());
    json.writeStringField("userAgent", request.identity().userAgent());
    json.writeEndObject();
    json.writeStringField("requestId", request.id().text());
    json.writeStringField("routeKey", request.route().key());
    json.writeStringField("stage", "$default");
    json.writeStringField("time", WebSocketEventWriter.REQUEST_TIME.format(request.at()));
    json.writeNumberField("timeEpoch", request.at().toEpochMilli());
    json.writeEndObject();
  }

  /** The part of a domain name before its first dot, without a port. */
  private static String domainPrefix(String domainName) {
    return domainName.replaceFirst(":[0-9]+$", "").split("\\.", 2)[0];
  }

  private static void writeBody(JsonGenerator json, String contentType, byte[] body)
      throws IOException {
    // Without a body, the event has no body field.
    Optional<String> text = isText(contentType) ? Utf8.decode(body) : Optional.empty();
    if (text.isPresent() && body.length > 0) {
      json.writeStringField("body", text.get());
    } else if (body.length > 0) {
      json.writeStringField("body", Base64.getEncoder().encodeToString(body));
    }
    json.writeBooleanField("isBase64Encoded", body.length > 0 && text.isEmpty());
  }

  private static boolean isText(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || TEXT_TYPES.contains(type);
  }

  private static void writeUnlessEmpty(JsonGenerator json, String name, Map<String, String> values)
      throws IOException {
    if (!values.isEmpty()) {
      write(json, name, values);
    }
  }

  private static void write(JsonGenerator json, String name, Map<String, String> values)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }
}
