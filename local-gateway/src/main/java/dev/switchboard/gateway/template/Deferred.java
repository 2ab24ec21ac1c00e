package dev.switchboard.gateway.template;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parts of a text that are known only once the stack is deployed, such as the ARN of a function.
 *
 * <p>Such a part stands in the text by its name, between two characters that Unicode leaves to
 * private use, so that it cannot be mistaken for text of the template.
 */
final class Deferred {

  private static final char START = '\uE000';
  private static final char END = '\uE001';
  private static final Pattern PART = Pattern.compile(START + "([^" + END + "]*)" + END);

  private Deferred() {}

  /** A text that is only such a part, such as {@code Function.Arn}. */
  static String part(String name) {
    return START + name + END;
  }

  /** Whether a text has such a part. */
  static boolean isIn(String text) {
    return text.indexOf(START) >= 0;
  }

  /** The names of such parts, in order. */
  static Stream<String> names(String text) {
    return PART.matcher(text).results().map(part -> part.group(1));
  }

  /** The logical ids of such parts, in order; those of parameters and imports are no resources. */
  static Stream<String> ids(String text) {
    return names(text).map(name -> name.split("\\.", 2)[0]);
  }

  /** The text for people, with {@code ${Name}} for such parts. */
  static String show(String text) {
    return PART.matcher(text).replaceAll("\\$\\{$1\\}");
  }
}
