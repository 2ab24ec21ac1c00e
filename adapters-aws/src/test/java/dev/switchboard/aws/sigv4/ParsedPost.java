package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A post, parsed as a server parses it. */
public record ParsedPost(String path, Map<String, String> headers, String body) {

  public static ParsedPost read(byte[] request) {
    String all = new String(request, ISO_8859_1);
    int headLength = all.indexOf("\r\n\r\n");
    String[] lines = all.substring(0, headLength).split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      String[] field = line.split(":", 2);
      headers.put(field[0], field[1].strip());
    }
    String[] start = lines[0].split(" ", -1);
    if (start.length != 3 || !start[0].equals("POST") || !start[2].equals("HTTP/1.1")) {
      throw new AssertionError("This starts no post: " + lines[0]);
    }
    byte[] body = Arrays.copyOfRange(request, headLength + 4, request.length);
    return new ParsedPost(start[1], headers, new String(body, UTF_8));
  }

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
