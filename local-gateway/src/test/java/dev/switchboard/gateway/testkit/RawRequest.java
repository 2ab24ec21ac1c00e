package dev.switchboard.gateway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** A request in parts, each of which can be corrupted. */
public final class RawRequest {

  public String method;
  String target;
  String version = "HTTP/1.1";
  public final List<String> headers = new ArrayList<>();
  public String body = "";
  String lineEnd = "\r\n";

  private RawRequest(String method, String target) {
    this.method = method;
    this.target = target;
    headers.add("Host: localhost");
  }

  /** A request for a WebSocket. */
  public static RawRequest upgrade(String target) {
    RawRequest request = new RawRequest("GET", target);
    request.headers.add("Connection: Upgrade");
    request.headers.add("Upgrade: websocket");
    request.headers.add("Sec-WebSocket-Version: 13");
    request.headers.add("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    return request;
  }

  /** A request with a short body. */
  public static RawRequest of(String method, String target) {
    RawRequest request = new RawRequest(method, target);
    request.headers.add("Content-Length: 6");
    request.body = "to you";
    return request;
  }

  public byte[] bytes() {
    return toString().getBytes(UTF_8);
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + target + " " + version);
    lines.addAll(headers);
    lines.add("");
    lines.add(body);
    return String.join(lineEnd, lines);
  }
}
