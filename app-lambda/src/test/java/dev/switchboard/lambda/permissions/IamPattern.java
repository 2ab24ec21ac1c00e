package dev.switchboard.lambda.permissions;

import java.util.Locale;
import java.util.regex.Pattern;

/** IAM's wildcards: {@code *} for any characters, {@code ?} for one. */
final class IamPattern {

  private IamPattern() {}

  static boolean matches(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
  }

  /** The names of actions have no case. */
  static boolean matchesIgnoringCase(String pattern, String text) {
    return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }
}
