package dev.switchboard.lambda;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A text of about any length: a beginning, a repeated part, and an end.
 *
 * @param part may contain {@code #}, which is another number in each repetition
 */
record RepeatedText(String before, String part, String after) implements IntFunction<String> {

  private static final String EVENTS =
      "{\"type\":\"publish\",\"id\":\"1\",\"channel\":\"/a\",\"events\":[\"1\"";

  /**
   * Returns the texts that are read most often, the texts that are hardest to read, and texts that
   * once took a reader hours.
   */
  static List<RepeatedText> known() {
    return Stream.concat(
            Stream.of(
                    "a",
                    "/a",
                    "a-",
                    "-",
                    "/",
                    "/*",
                    "/{a}",
                    "[",
                    "{\"a\":",
                    "\"",
                    "\\",
                    " ",
                    "=",
                    ",",
                    "header-,",
                    "header-e30,",
                    "a,",
                    "\0",
                    "\ud800",
                    "é")
                .map(part -> new RepeatedText("", part, "")),
            Stream.of(
                new RepeatedText("/a", "a", "/"),
                new RepeatedText("header-", "=", "x"),
                new RepeatedText("header-", "e30=", ""),
                new RepeatedText("{\"a\":[1", "," + "[".repeat(900) + "]".repeat(900), "]}"),
                new RepeatedText("{\"a\":[1", "," + "1".repeat(900), "]}"),
                new RepeatedText("{\"a\":[1", ",1e99999999", "]}"),
                new RepeatedText("{\"a\":", "1", "}"),
                new RepeatedText("{\"a\":1.", "1", "}"),
                new RepeatedText("{\"a\":1", ",\"a\":1", "}"),
                new RepeatedText("{\"a\":1", ",\"#\":1", "}"),
                new RepeatedText("{\"a\":{\"a\":1", ",\"#\":1", "}}"),
                new RepeatedText("{\"", "a", "\":1}"),
                new RepeatedText("{\"id\":\"", "\\\\", "\"}"),
                new RepeatedText("{\"id\":\"", "\\u0041", "\"}"),
                new RepeatedText("{", " ", "}"),
                new RepeatedText("{\"type\":\"unsubscribe\",\"id\":\"", "a", "\"}"),
                new RepeatedText(
                    "{\"type\":\"subscribe\",\"id\":\"1\",\"channel\":\"", "/a", "\"}"),
                new RepeatedText(
                    "{\"type\":\"subscribe\",\"id\":\"1\",\"channel\":\"", "a-", "\"}"),
                new RepeatedText("{\"authorization\":{\"x-api-key\":\"", " ", "\"}}"),
                new RepeatedText("{\"a\":1", ",\"authorization\":{\"x-api-key\":\"k\"}", "}"),
                new RepeatedText("{\"a\":1", ",\"events\":[\"1\"]", "}"),
                new RepeatedText(EVENTS, ",\"1\"", "]}"),
                new RepeatedText(EVENTS, ",\"\"", "]}"),
                new RepeatedText(EVENTS, ",\"{\\\"#\\\":1}\"", "]}"),
                new RepeatedText(EVENTS + ",\"", "[", "\"]}"),
                new RepeatedText(EVENTS + ",\"[1", ",1", "]\"]}"),
                new RepeatedText(EVENTS + ",\"", " ", "\"]}")))
        .toList();
  }

  @Override
  public String apply(int length) {
    int repeated = length - before.length() - after.length();
    return before + repeated(repeated) + after;
  }

  private String repeated(int length) {
    if (!part.contains("#")) {
      return part.repeat(Math.max(1, length / part.length()));
    }
    StringBuilder text = new StringBuilder();
    for (int number = 0; text.length() < length; number++) {
      text.append(part.replace("#", Integer.toString(number, Character.MAX_RADIX)));
    }
    return text.toString();
  }
}
