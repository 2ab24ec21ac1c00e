package dev.switchboard.lambda;

import dev.switchboard.aws.ApiGatewaySettings;
import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.DynamoDbSettings;
import dev.switchboard.domain.lifecycle.PlainMode;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the function is told by its environment.
 *
 * <ul>
 *   <li>{@code CONNECTIONS_TABLE}, {@code SUBSCRIPTIONS_TABLE}: names of DynamoDB tables.
 *   <li>{@code CALLBACK_URL}: the API's address and stage; {@code /@connections} lies below it.
 *   <li>{@code PLAIN_MODE}: {@code broadcast}, {@code echo} or {@code off}.
 * </ul>
 */
record Settings(DynamoDbSettings dynamoDb, ApiGatewaySettings apiGateway, PlainMode plainMode) {

  /**
   * Reads and checks all of them.
   *
   * @throws SettingException if one is missing or cannot be used
   */
  static Settings from(Map<String, String> environment) {
    return new Settings(
        DynamoDbSettings.onAws(
            tableName("CONNECTIONS_TABLE", environment),
            tableName("SUBSCRIPTIONS_TABLE", environment)),
        new ApiGatewaySettings(callbackUrl(environment), AwsAccess.ACCOUNT),
        plainMode(environment));
  }

  private static String tableName(String name, Map<String, String> environment) {
    String expected = "a DynamoDB table's name: 3 to 255 of a-z, A-Z, 0-9, _, - and .";
    String value = required(name, expected, environment);
    if (!value.matches("[a-zA-Z0-9_.-]{3,255}")) {
      throw SettingException.malformed(name, value, expected);
    }
    return value;
  }

  private static URI callbackUrl(Map<String, String> environment) {
    String name = "CALLBACK_URL";
    String expected = "the API's address with its stage, as https://host/stage";
    String value = required(name, expected, environment);
    if (!value.matches("https?://[^/?#\\s@]+(/[^/?#\\s]+)*/?")) {
      throw SettingException.malformed(name, value, expected);
    }
    return URI.create(value);
  }

  private static PlainMode plainMode(Map<String, String> environment) {
    String name = "PLAIN_MODE";
    String expected =
        Arrays.stream(PlainMode.values())
            .map(mode -> mode.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "one of ", ""));
    String value = required(name, expected, environment);
    return Arrays.stream(PlainMode.values())
        .filter(mode -> mode.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> SettingException.malformed(name, value, expected));
  }

  private static String required(String name, String expected, Map<String, String> environment) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw SettingException.missing(name, expected);
    }
    return value;
  }
}
