package dev.switchboard.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
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
public final class HttpApiEventWriter {

  /**
   * What API Gateway takes for text beside {@code text/*}; all else reaches the function encoded.
   */
  private static final Set<String> TEXTS =
      Set.of("application/javascript", "application/json", "application/xml");

  private HttpApiEventWriter() {}

  public static String event(HttpApiRequest call, byte[] body) {
    return JsonWriter.object(
        json -> {
          json.writeStringField("version", "2.0");
          json.writeStringField("routeKey", call.route().key());
          json.writeStringField("rawPath", call.path());
          json.writeStringField("rawQueryString", call.query());
          writeCookies(json, call);
          write(json, "headers", withLength(call.headers(), body));
          writeUnlessEmpty(json, "queryStringParameters", call.parameters());
          writeContext(json, call);
          writeUnlessEmpty(json, "pathParameters", call.route().variables());
          writeBody(json, call.headers().getOrDefault("content-type", ""), body);
        });
  }

  /** The length is told also where the client told none. */
  private static Map<String, String> withLength(Map<String, String> headers, byte[] body) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("content-length", String.valueOf(body.length));
    return all;
  }

  private static void writeCookies(JsonGenerator json, HttpApiRequest call) throws IOException {
    if (!call.cookies().isEmpty()) {
      json.writeArrayFieldStart("cookies");
      for (String cookie : call.cookies()) {
        json.writeString(cookie);
      }
      json.writeEndArray();
    }
  }

  private static void writeContext(JsonGenerator json, HttpApiRequest call) throws IOException {
    json.writeObjectFieldStart("requestContext");
    json.writeStringField("accountId", WebSocketEventWriter.ACCOUNT_ID);
    json.writeStringField("apiId", WebSocketEventWriter.API_ID);
    json.writeStringField("domainName", call.domainName());
    json.writeStringField("domainPrefix", call.domainName().split("\\.", 2)[0]);
    json.writeObjectFieldStart("http");
    json.writeStringField("method", call.method());
    json.writeStringField("path", call.path());
    json.writeStringField("protocol", "HTTP/1.1");
    json.writeStringField("sourceIp", call.identity().sourceIp());
    json.writeStringField("userAgent", call.identity().userAgent());
    json.writeEndObject();
    json.writeStringField("requestId", call.id().text());
    json.writeStringField("routeKey", call.route().key());
    json.writeStringField("stage", "$default");
    json.writeStringField("time", WebSocketEventWriter.REQUEST_TIME.format(call.at()));
    json.writeNumberField("timeEpoch", call.at().toEpochMilli());
    json.writeEndObject();
  }

  private static void writeBody(JsonGenerator json, String contentType, byte[] body)
      throws IOException {
    // Without a body, there is no field for it.
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
    return type.startsWith("text/") || TEXTS.contains(type);
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
