package dev.switchboard.lambda;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.s3.S3Settings;
import dev.switchboard.domain.lifecycle.AllowedOrigins;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the variables of an environment. Every method throws a {@link SettingException} if one is
 * missing or cannot be used. A blank variable counts as missing.
 */
record EnvironmentVariables(Map<String, String> values) {

  String table(String name) {
    String expected = "a DynamoDB table's name: 3 to 255 of a-z, A-Z, 0-9, _, - and .";
    String value = required(name, expected);
    if (!value.matches("[a-zA-Z0-9_.-]{3,255}")) {
      throw SettingException.malformed(name, value, expected);
    }
    return value;
  }

  /** Returns the address of a server, with or without a path. */
  URI address(String name, String expected) {
    String value = required(name, expected);
    if (!value.matches("https?://[^/?#\\s@]+(/[^/?#\\s]+)*/?")) {
      throw SettingException.malformed(name, value, expected);
    }
    return URI.create(value);
  }

  URI queue(String name) {
    return address(name, "an SQS queue's URL, as https://host/account/name");
  }

  /** Returns the address of an optional queue. */
  Optional<URI> optionalQueue(String name) {
    return value(name).map(_ -> queue(name));
  }

  /**
   * Returns the place of an optional object on S3, or on the server that the SDK would use. A
   * lambda expression here would load the settings' class for a function without an object.
   */
  Optional<S3Settings> object(String name) {
    Optional<String> address = value(name);
    return address.isPresent() ? Optional.of(object(name, address.get())) : Optional.empty();
  }

  private S3Settings object(String name, String address) {
    String server =
        value("AWS_ENDPOINT_URL_S3").isPresent() ? "AWS_ENDPOINT_URL_S3" : "AWS_ENDPOINT_URL";
    try {
      return S3Settings.of(address, AwsAccess.ACCOUNT)
          .withEndpoint(value(server).map(_ -> address(server, "an address, as https://host")));
    } catch (IllegalArgumentException malformed) {
      throw SettingException.malformed(name, address, "an object's address, as " + S3Settings.FORM);
    }
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

  /** Returns whether the variable is {@code true}; a missing one is false. */
  boolean flag(String name) {
    String given = value(name).orElse("false");
    if (!given.equalsIgnoreCase("true") && !given.equalsIgnoreCase("false")) {
      throw SettingException.malformed(name, given, "one of true, false");
    }
    return given.equalsIgnoreCase("true");
  }

  Duration seconds(String name, long least, Duration most, Duration usual) {
    return Duration.ofSeconds(
        number(
            name,
            Math.toIntExact(least),
            Math.toIntExact(most.toSeconds()),
            Math.toIntExact(usual.toSeconds())));
  }

  /**
   * Returns the constant that the variable names, in any case. The variable is required if there is
   * no usual constant.
   */
  <E extends Enum<E>> E choice(String name, Class<E> kind, Optional<E> usual) {
    String expected =
        Arrays.stream(kind.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "one of ", ""));
    if (value(name).isEmpty() && usual.isPresent()) {
      return usual.get();
    }
    String given = required(name, expected);
    return Arrays.stream(kind.getEnumConstants())
        .filter(each -> each.name().equalsIgnoreCase(given))
        .findFirst()
        .orElseThrow(() -> SettingException.malformed(name, given, expected));
  }

  /** Returns the pages that may connect. A missing variable is an empty list. */
  AllowedOrigins origins(String name) {
    String value = value(name).orElse("");
    try {
      return AllowedOrigins.of(value);
    } catch (IllegalArgumentException refused) {
      throw SettingException.refused(name, String.valueOf(refused.getMessage()));
    }
  }

  private String required(String name, String expected) {
    return value(name).orElseThrow(() -> SettingException.missing(name, expected));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }
}
