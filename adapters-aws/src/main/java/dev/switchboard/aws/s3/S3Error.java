package dev.switchboard.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.aws.http.HttpDocument;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes an error that S3 answered. */
final class S3Error {

  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,50})</Code>");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,30}");

  private S3Error() {}

  /** Returns the code of an error, such as {@code NoSuchKey}; empty if the answer has none. */
  static String codeOf(HttpDocument answer) {
    Matcher code = CODE.matcher(new String(answer.body(), UTF_8));
    return code.find() ? code.group(1) : "";
  }

  /** Returns what S3 answered, and what can be done about it. */
  static String reason(HttpDocument answer) {
    String code = codeOf(answer);
    return "S3 answered "
        + answer.status()
        + (code.isEmpty() ? "" : " " + code)
        + "."
        + hint(answer);
  }

  private static String hint(HttpDocument answer) {
    return switch (answer.status()) {
      case 301, 307, 400 ->
          answer
              .header("x-amz-bucket-region")
              .filter(region -> REGION.matcher(region).matches())
              .map(region -> " The bucket is in the region " + region + ".")
              .orElse("");
      // Without the right to list the bucket, S3 does not say that an object is missing.
      case 403 -> " The object is missing, or the credentials do not permit this.";
      default -> "";
    };
  }
}
