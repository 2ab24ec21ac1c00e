package dev.switchboard.lambda;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.AllowedOrigins;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.lifecycle.LifecycleSettings.RefusedAt;
import dev.switchboard.domain.lifecycle.PlainMode;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return new ApiGatewaySettings(url, AwsAccess.ACCOUNT).withCiphers(JvmCiphers.ciphers());
  }

  LifecycleSettings lifecycle() {
    return new LifecycleSettings(
        choice("PLAIN_MODE", PlainMode.class, Optional.empty()),
        origins(),
        choice("REFUSED_AT", RefusedAt.class, Optional.of(RefusedAt.MESSAGE)),
        keepAlive(),
        timeout(),
        eventsPerPublish());
  }

  int eventsPerPublish() {
    return number("EVENTS_PER_PUBLISH", 1, 100, LifecycleSettings.DEFAULT.eventsPerPublish());
  }

  /** The interval between keep-alives. */
  Duration keepAlive() {
    Duration usual = LifecycleSettings.DEFAULT.keepAlive();
    return seconds("KEEP_ALIVE_SECONDS", 1, Reminders.MAX_DELAY, usual);
  }

  private Duration timeout() {
    long least = keepAlive().toSeconds() + 1;
    Duration usual = LifecycleSettings.DEFAULT.timeout();
    return seconds("CONNECTION_TIMEOUT_SECONDS", least, Connection.LIFETIME, usual);
  }

  /** How much a connection may hold. */
  Limits connectionLimits() {
    return new Limits(
        number(
            "SUBSCRIPTIONS_PER_CONNECTION",
            1,
            10_000,
            Limits.DEFAULT.subscriptionsPerConnection()));
  }

  private AllowedOrigins origins() {
    String expected = "origins as a browser writes them, such as https://example.com, and commas";
    String value = value("ALLOWED_ORIGINS").orElse("");
    Set<String> origins =
        Stream.of(value.split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.toSet());
    if (!origins.stream().allMatch(each -> each.matches("[a-z][a-z0-9+.-]*://[^/?#\\s@*]+"))) {
      throw SettingException.malformed("ALLOWED_ORIGINS", value, expected);
    }
    return new AllowedOrigins(origins);
  }

  private Duration seconds(String name, long least, Duration most, Duration usual) {
    return Duration.ofSeconds(
        number(
            name,
            Math.toIntExact(least),
            Math.toIntExact(most.toSeconds()),
            Math.toIntExact(usual.toSeconds())));
  }

  private <E extends Enum<E>> E choice(String name, Class<E> kind, Optional<E> usual) {
    String expected =
        Arrays.stream(kind.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "one of ", ""));
    Optional<String> value = value(name);
    if (value.isEmpty() && usual.isPresent()) {
      return usual.get();
    }
    String given = required(name, expected);
    return Arrays.stream(kind.getEnumConstants())
        .filter(each -> each.name().equalsIgnoreCase(given))
        .findFirst()
        .orElseThrow(() -> SettingException.malformed(name, given, expected));
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

  String tableName(String name) {
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
