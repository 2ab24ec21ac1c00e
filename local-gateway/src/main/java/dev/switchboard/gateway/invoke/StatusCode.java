package dev.switchboard.gateway.invoke;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the status of a function's response, which API Gateway also takes as text. */
public final class StatusCode {

  private static final Pattern EXACT = Pattern.compile("([2-5][0-9]{2})");
  private static final Pattern COERCED = Pattern.compile("\\s*0*([2-5][0-9]{2})(?:\\.0+)?\\s*");

  private StatusCode() {}

  /**
   * Reads a status from 200 to 599.
   *
   * @param text the value, as text
   * @param isInteger whether the value was an integer in JSON
   * @param isCoerced whether text and {@code 200.0} are statuses too
   * @throws MalformedResponseException if it is none
   */
  public static int read(String text, boolean isInteger, boolean isCoerced)
      throws MalformedResponseException {
    Matcher status = (isCoerced ? COERCED : EXACT).matcher(text);
    if (!status.matches() || !(isInteger || isCoerced)) {
      throw new MalformedResponseException(
          "statusCode is '%s': expected a number from 200 to 599"
              .formatted(LogText.beginning(text)));
    }
    return Integer.parseInt(status.group(1));
  }
}
