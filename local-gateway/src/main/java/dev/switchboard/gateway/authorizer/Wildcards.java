package dev.switchboard.gateway.authorizer;

import java.util.regex.Pattern;

/** Matches texts with the wildcards of IAM. */
final class Wildcards {

  private Wildcards() {}

  /** Whether a text matches: {@code *} is any text, {@code ?} any character. */
  static boolean matches(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
  }
}
