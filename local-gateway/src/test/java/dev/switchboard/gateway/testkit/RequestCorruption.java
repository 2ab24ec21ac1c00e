package dev.switchboard.gateway.testkit;

/** A way to corrupt a handshake. */
public enum RequestCorruption {
  METHOD,
  TARGET,
  QUERY,
  VERSION,
  LINE_END,
  HEADER_MISSING,
  HEADER_TWICE,
  HEADER_VALUE,
  HEADER_NAME,
  HEADER_FOLDED,
  HEADERS_TOO_LONG,
  HOST,
  KEY,
  OFFER,
  BODY;

  private static final String LONG = "x".repeat(16 * 1024);

  private static final String METHODS =
      "POST PUT DELETE HEAD OPTIONS TRACE CONNECT PRI get BREW G\tT G\0T \u00FF " + LONG;

  private static final String TARGETS =
      "/ //dev /dev/ /dev/.. /dev/%2e%2e/dev /%64ev /dev%00 /dev%2f /dev;a=b /dev#a /dev\0 /dev\\ "
          + "* ? dev http://localhost/dev http://example.org/dev http://[::1/dev http:/dev "
          + ("ftp://localhost/dev localhost:80 /" + LONG);

  private static final String QUERIES =
      "% %zz %c3%28 %ff %u0041 %00 a=% a={b} a=| &&= a#b \0 \u00FF \t " + LONG;

  private static final String VERSIONS =
      "HTTP/1.0 HTTP/0.9 HTTP/2.0 HTTP/3 HTTP/1.9 HTTP/11 http/1.1 HTTP HTTP/1.1\0 ICY/1.0 1.1";

  private static final String HOSTS =
      "[::1 ::: localhost:99999 a:b a\tb a,b \" \u00E9 example.org user@localhost localhost/dev .. "
          + LONG;

  private static final String VALUES = "\0 x 8 13,8 -1 99999999999 \u00FF ,, \" " + LONG;

  public void apply(RawRequest request, SeededRandom random) {
    switch (this) {
      case METHOD -> request.method = random.word(METHODS);
      case TARGET -> request.target = random.word(TARGETS);
      case QUERY -> request.target += "&" + random.word(QUERIES);
      case VERSION -> request.version = random.word(VERSIONS);
      case LINE_END -> request.lineEnd = random.pick("\n", "\r", "\r\r\n", "\n\r", "\0\r\n");
      case HEADER_MISSING -> request.headers.remove(anyHeader(request, random));
      case HEADER_TWICE -> request.headers.add(request.headers.get(anyHeader(request, random)));
      case HEADER_VALUE -> changeValue(request, anyHeader(request, random), random);
      case HEADER_NAME -> request.headers.add(malformedName(random));
      case HEADER_FOLDED -> request.headers.add(folded(random));
      case HEADERS_TOO_LONG -> request.headers.add("Cookie: " + LONG);
      case HOST -> replace(request, "Host", random.word(HOSTS));
      case KEY -> replace(request, "Sec-WebSocket-Key", random.pick("", "x", "=", LONG));
      case OFFER -> request.headers.add("Sec-WebSocket-" + offer(random));
      case BODY -> addBody(request, random);
    }
  }

  private static int anyHeader(RawRequest request, SeededRandom random) {
    return random.between(0, request.headers.size() - 1);
  }

  private static void changeValue(RawRequest request, int header, SeededRandom random) {
    String name = request.headers.get(header).split(":", 2)[0];
    request.headers.set(header, name + ": " + (random.oneIn(8) ? "" : random.word(VALUES)));
  }

  private static void replace(RawRequest request, String name, String value) {
    request.headers.removeIf(header -> header.startsWith(name));
    request.headers.add(name + ": " + value);
  }

  private static String malformedName(SeededRandom random) {
    return random.pick("", " ", ":", ": x", "X", "X : x", " X: x", "X\0: x", "\u00E9: x", "(X): x");
  }

  private static String folded(SeededRandom random) {
    return "X: a" + random.pick("\r\n b", "\n\tb", "\rb", "\0b");
  }

  private static String offer(SeededRandom random) {
    return random.pick("Extensions: ", "Protocol: ", "Version: ")
        + random.word(
            ";;; , a=\" a;b=\0 a\tb permessage-deflate;server_max_window_bits=99 \u00FF 8");
  }

  private static void addBody(RawRequest request, SeededRandom random) {
    request.headers.add(
        switch (random.between(0, 3)) {
          case 0, 1 -> "Content-Length: " + random.word("5 -1 99999999999999999999 5,6 0x5 +5");
          case 2 ->
              "Transfer-Encoding:" + random.word("chunked xchunked chunked,gzip \u000Bchunked");
          default -> "Expect: " + random.word("100-continue x");
        });
    request.body =
        random.pick("", "hello", "0\r\n\r\n", "zz\r\n", "5\r\nhello\r\n", "fffffffff\r\n");
  }
}
