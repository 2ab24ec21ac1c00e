package dev.switchboard.lambda;

import dev.switchboard.aws.ApiGatewaySettings;
import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.DynamoDbSettings;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.PlainMode;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The environment of a function, by what its variables mean. Every method throws a {@link
 * SettingException} if one is missing or cannot be used.
 */
record Environment(Map<String, String> variables) {

  DynamoDbSettings dynamoDb() {
    return DynamoDbSettings.onAws(tableName("CONNECTIONS_TABLE"), tableName("SUBSCRIPTIONS_TABLE"));
  }

  ApiGatewaySettings apiGateway() {
    String expected = "the API's address with its stage, as https://host/stage";
    URI url = address("CALLBACK_URL", required("CALLBACK_URL", expected), expected);
    return new ApiGatewaySettings(url, AwsAccess.ACCOUNT);
  }

  PlainMode plainMode() {
    String name = "PLAIN_MODE";
    String expected =
        Arrays.stream(PlainMode.values())
            .map(mode -> mode.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "one of ", ""));
    String value = required(name, expected);
    return Arrays.stream(PlainMode.values())
        .filter(mode -> mode.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> SettingException.malformed(name, value, expected));
  }

  /** How much an invocation does, where this many share the posts a second. */
  FanOutLimits limits(int sharers) {
    FanOutLimits usual = FanOutLimits.DEFAULT;
    int posts = number("FAN_OUT_POSTS_PER_SECOND", 1, 1_000_000, usual.postsPerSecond());
    return new FanOutLimits(
        ApiGatewaySettings.POSTS_AT_ONCE,
        Math.max(1, posts / sharers),
        number("FAN_OUT_INLINE_MAX", 1, 1_000_000, usual.inlineMax()));
  }

  /** A queue that need not be. */
  Optional<URI> queue(String name) {
    return value(name).map(url -> address(name, url, aQueue()));
  }

  URI requiredQueue(String name) {
    return address(name, required(name, aQueue()), aQueue());
  }

  int number(String name, int least, int most, int usual) {
    String expected = "a whole number from " + least + " to " + most;
    String value = value(name).orElse(Integer.toString(usual));
    if (!value.matches("[0-9]{1,9}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw SettingException.malformed(name, value, expected);
    }
    return Integer.parseInt(value);
  }

  private String tableName(String name) {
    String expected = "a DynamoDB table's name: 3 to 255 of a-z, A-Z, 0-9, _, - and .";
    String value = required(name, expected);
    if (!value.matches("[a-zA-Z0-9_.-]{3,255}")) {
      throw SettingException.malformed(name, value, expected);
    }
    return value;
  }

  private static String aQueue() {
    return "an SQS queue's URL, as https://host/account/name";
  }

  private static URI address(String name, String value, String expected) {
    if (!value.matches("https?://[^/?#\\s@]+(/[^/?#\\s]+)*/?")) {
      throw SettingException.malformed(name, value, expected);
    }
    return URI.create(value);
  }

  private String required(String name, String expected) {
    return value(name).orElseThrow(() -> SettingException.missing(name, expected));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
