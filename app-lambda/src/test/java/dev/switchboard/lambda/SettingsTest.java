package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.TokenVerifier;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.PrincipalTracking;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.AllowedOrigins;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.lifecycle.LifecycleSettings.RefusedAt;
import dev.switchboard.domain.lifecycle.LifecycleSettings.UnknownSubprotocols;
import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.oidc.OidcSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

  private static final String A_TABLE =
      "a DynamoDB table's name: 3 to 255 of a-z, A-Z, 0-9, _, - and .";
  private static final String AN_ADDRESS =
      "the API's address with its stage, as https://host/stage";
  private static final String QUEUE = "https://sqs.eu-central-1.amazonaws.com/123456789012/jobs";
  private static final String A_QUEUE = "an SQS queue's URL, as https://host/account/name";
  private static final String A_NUMBER = "a whole number from 1 to 1000000";
  private static final String A_MODE = "one of broadcast, echo, off";

  private static final AccessFile SERVES_EVENTS =
      new AccessFile(
          new AccessRules(true, List.of(), List.of(), List.of(), TokenVerifier.NONE),
          OidcSettings.NONE);

  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "CONNECTIONS_TABLE", "switchboard-dev-connections",
              "SUBSCRIPTIONS_TABLE", "switchboard-dev-subscriptions",
              "CALLBACK_URL", "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev",
              "PLAIN_MODE", "broadcast",
              "ALLOWED_ORIGINS", "*"));

  @Test
  void are_read_from_the_environment() {
    assertThat(Settings.ofGateway(environment, AccessFile.NONE))
        .isEqualTo(
            new Settings(
                DynamoDbSettings.onAws(
                    "switchboard-dev-connections", "switchboard-dev-subscriptions"),
                new ApiGatewaySettings(
                        URI.create("https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev"),
                        AwsAccess.ACCOUNT)
                    .withCiphers(JvmCiphers.ciphers()),
                SqsSettings.onAws(Optional.empty()),
                new FanOutLimits(64, 10_000, 20_000),
                Limits.DEFAULT,
                LifecycleSettings.DEFAULT,
                5,
                Optional.of(AccessFile.NONE),
                Optional.empty()));
  }

  @Test
  void settings_of_the_events_protocol_are_read() {
    environment.put("REMINDER_QUEUE_URL", QUEUE);
    environment.put("ALLOWED_ORIGINS", "https://example.com, http://localhost:3000");
    environment.put("UNKNOWN_SUBPROTOCOLS", "plain");
    environment.put("REFUSED_AT", "handshake");
    environment.put("KEEP_ALIVE_SECONDS", "60");
    environment.put("CONNECTION_TIMEOUT_SECONDS", "300");
    environment.put("EVENTS_PER_PUBLISH", "7");
    environment.put("SUBSCRIPTIONS_PER_CONNECTION", "20");
    environment.put("TRACK_PRINCIPALS", "true");
    environment.put("MAX_CONNECTIONS_PER_PRINCIPAL", "3");

    Settings settings = Settings.ofGateway(environment, AccessFile.NONE);

    assertThat(settings.lifecycle())
        .isEqualTo(
            new LifecycleSettings(
                PlainMode.BROADCAST,
                new AllowedOrigins(Set.of("https://example.com", "http://localhost:3000")),
                UnknownSubprotocols.PLAIN,
                RefusedAt.HANDSHAKE,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                7));
    assertThat(settings.connectionLimits())
        .isEqualTo(new Limits(20, PrincipalTracking.limitedTo(3)));
    assertThat(settings.sqs().reminders()).contains(URI.create(QUEUE));
  }

  @Test
  void where_the_events_protocol_is_served_there_must_be_a_queue_for_reminders() {
    assertThatThrownBy(() -> Settings.ofGateway(environment, SERVES_EVENTS))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("REMINDER_QUEUE_URL");
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOWED_ORIGINS, example.com",
    "ALLOWED_ORIGINS, https://example.com/",
    "ALLOWED_ORIGINS, https://*.example.com",
    "UNKNOWN_SUBPROTOCOLS, arduino",
    "REFUSED_AT, never",
    "KEEP_ALIVE_SECONDS, 0",
    "KEEP_ALIVE_SECONDS, 901",
    "CONNECTION_TIMEOUT_SECONDS, 480",
    "SUBSCRIPTIONS_PER_CONNECTION, none"
  })
  void an_invalid_setting_is_reported_by_name(String name, String value) {
    environment.put(name, value);

    assertThatThrownBy(() -> Settings.ofGateway(environment, AccessFile.NONE))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(value);
  }

  @ParameterizedTest
  @CsvFileSource(files = "../domain/src/test/resources/allowed-origins.csv", delimiter = '|')
  void a_list_of_origins_means_what_the_table_says(String list, String origin, String answer) {
    environment.put("ALLOWED_ORIGINS", list);
    Optional<String> sent = Optional.of(origin).filter(each -> !each.equals("-"));

    switch (answer) {
      case "allowed" -> assertThat(origins().allow(sent)).isTrue();
      case "forbidden" -> assertThat(origins().allow(sent)).isFalse();
      default ->
          assertThatThrownBy(this::origins)
              .isInstanceOf(SettingException.class)
              .hasMessageContainingAll("ALLOWED_ORIGINS", answer);
    }
  }

  /** {@code e2e/packaging.test.js} tests the packaging with the same table. */
  @ParameterizedTest
  @CsvFileSource(resources = "/settings.csv", delimiter = '|')
  void a_function_starts_with_what_the_table_says(
      String function, String name, String value, String answer) {
    List.of("FAN_OUT_QUEUE_URL", "FAN_OUT_DEAD_LETTER_QUEUE_URL", "REMINDER_QUEUE_URL")
        .forEach(queue -> environment.put(queue, QUEUE));
    environment.put("PUBLICATIONS_TABLE", "switchboard-dev-publications");
    environment.put(name, value);

    if (answer.equals("ok")) {
      assertThatCode(() -> settingsOf(function)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> settingsOf(function))
          .isInstanceOf(SettingException.class)
          .hasMessageContainingAll(name, answer);
    }
  }

  private Settings settingsOf(String function) {
    return switch (function) {
      case "gateway" -> Settings.ofGateway(environment, AccessFile.NONE);
      case "publisher" -> Settings.ofPublisher(environment);
      case "worker" -> Settings.ofWorker(environment);
      case "reminders" -> Settings.ofReminders(environment);
      default -> throw new IllegalArgumentException(function);
    };
  }

  /** The default must be the same for a text and a variable that is not set. */
  @Test
  void without_a_list_of_origins_no_page_may_connect() {
    environment.remove("ALLOWED_ORIGINS");

    assertThat(origins().allow(Optional.of("https://app.example"))).isFalse();
    assertThat(origins().allow(Optional.empty())).isTrue();
  }

  private AllowedOrigins origins() {
    return Settings.ofGateway(environment, AccessFile.NONE).lifecycle().origins();
  }

  @Test
  void a_queue_and_limits_may_be_named() {
    environment.put("FAN_OUT_QUEUE_URL", QUEUE);
    environment.put("FAN_OUT_INLINE_MAX", "500");
    environment.put("FAN_OUT_POSTS_PER_SECOND", "4000");

    Settings settings = Settings.ofGateway(environment, AccessFile.NONE);

    assertThat(settings.sqs().queue()).contains(URI.create(QUEUE));
    assertThat(settings.limits()).isEqualTo(new FanOutLimits(64, 4_000, 500));
  }

  @Test
  void an_empty_queue_is_none() {
    environment.put("FAN_OUT_QUEUE_URL", "");

    assertThat(Settings.ofGateway(environment, AccessFile.NONE).sqs().queue()).isEmpty();
  }

  @Test
  void workers_share_the_posts_and_know_where_dead_letters_go() {
    environment.put("FAN_OUT_QUEUE_URL", QUEUE);
    environment.put("FAN_OUT_DEAD_LETTER_QUEUE_URL", QUEUE + "-dead");
    environment.put("FAN_OUT_WORKERS", "4");
    environment.put("MAX_RECEIVES", "3");
    environment.remove("PLAIN_MODE");

    Settings settings = Settings.ofWorker(environment);

    assertThat(settings.sqs().queue()).contains(URI.create(QUEUE));
    assertThat(settings.sqs().deadLetters()).contains(URI.create(QUEUE + "-dead"));
    assertThat(settings.limits().postsPerSecond()).isEqualTo(2_500);
    assertThat(settings.maxReceives()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAN_OUT_QUEUE_URL", "FAN_OUT_DEAD_LETTER_QUEUE_URL"})
  void a_worker_needs_both_queues(String name) {
    environment.put("FAN_OUT_QUEUE_URL", QUEUE);
    environment.put("FAN_OUT_DEAD_LETTER_QUEUE_URL", QUEUE);
    environment.remove(name);

    assertThatThrownBy(() -> Settings.ofWorker(environment))
        .isInstanceOf(SettingException.class)
        .hasMessage(
            "The environment variable "
                + name
                + " is missing; expected an SQS queue's URL, as https://host/account/name.");
  }

  @Test
  void each_function_requires_only_what_it_uses() {
    environment.remove("PLAIN_MODE");
    environment.put("PUBLICATIONS_TABLE", "switchboard-dev-publications");
    assertThat(Settings.ofPublisher(environment).dynamoDb().publicationsTable())
        .contains("switchboard-dev-publications");

    environment.remove("PUBLICATIONS_TABLE");
    environment.put("REMINDER_QUEUE_URL", QUEUE);
    environment.put("REMINDER_WORKERS", "10");
    Settings reminders = Settings.ofReminders(environment);
    assertThat(reminders.sqs().reminders()).contains(URI.create(QUEUE));
    assertThat(reminders.limits().postsPerSecond()).isEqualTo(1_000);
  }

  @Test
  void a_publisher_needs_its_table_and_reminders_need_their_queue() {
    assertThatThrownBy(() -> Settings.ofPublisher(environment))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("PUBLICATIONS_TABLE is missing");
    assertThatThrownBy(() -> Settings.ofReminders(environment))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("REMINDER_QUEUE_URL is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "FAN_OUT_WORKERS, 1, 2 to 1000",
    "FAN_OUT_WORKERS, many, 2 to 1000",
    "MAX_RECEIVES, 0, 1 to 1000"
  })
  void a_workers_number_is_checked(String name, String value, String range) {
    environment.put("FAN_OUT_QUEUE_URL", QUEUE);
    environment.put("FAN_OUT_DEAD_LETTER_QUEUE_URL", QUEUE);
    environment.put(name, value);

    assertThatThrownBy(() -> Settings.ofWorker(environment))
        .isInstanceOf(SettingException.class)
        .hasMessage(
            "The environment variable "
                + name
                + " is '"
                + value
                + "'; expected a whole number from "
                + range
                + ".");
  }

  @ParameterizedTest
  @CsvSource({"broadcast, BROADCAST", "echo, ECHO", "off, OFF", "Echo, ECHO", "OFF, OFF"})
  void the_mode_is_one_of_three_in_any_case(String value, PlainMode mode) {
    environment.put("PLAIN_MODE", value);

    assertThat(Settings.ofGateway(environment, AccessFile.NONE).lifecycle().plainMode())
        .isEqualTo(mode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ws.example.org/prod",
        "https://ws.example.org/prod/",
        "https://ws.example.org",
        "http://localhost:8080/dev",
        "http://127.0.0.1:8080/dev"
      })
  void the_address_is_that_of_a_server_and_a_stage(String address) {
    environment.put("CALLBACK_URL", address);

    assertThat(Settings.ofGateway(environment, AccessFile.NONE).apiGateway().callbackUrl())
        .hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECTIONS_TABLE", "SUBSCRIPTIONS_TABLE", "CALLBACK_URL", "PLAIN_MODE"})
  void one_that_is_missing_is_named_with_what_was_expected(String name) {
    environment.remove(name);
    assertThatFails(
        "The environment variable " + name + " is missing; expected " + expected(name) + ".");

    environment.put(name, "");
    assertThatFails(
        "The environment variable " + name + " is missing; expected " + expected(name) + ".");

    environment.put(name, " \t");
    assertThatFails(
        "The environment variable " + name + " is missing; expected " + expected(name) + ".");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "CONNECTIONS_TABLE, ab",
        "CONNECTIONS_TABLE, a/b/c",
        "CONNECTIONS_TABLE, ` abc`",
        "SUBSCRIPTIONS_TABLE, ${self:service}-subscriptions",
        "SUBSCRIPTIONS_TABLE, tablé",
        "CALLBACK_URL, a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev",
        "CALLBACK_URL, wss://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev",
        "CALLBACK_URL, https://",
        "CALLBACK_URL, https:///dev",
        "CALLBACK_URL, https://host/dev?x=1",
        "CALLBACK_URL, https://host/dev#x",
        "CALLBACK_URL, https://host//dev",
        "CALLBACK_URL, https://the host/dev",
        "CALLBACK_URL, `https://host/dev `",
        "FAN_OUT_QUEUE_URL, jobs",
        "FAN_OUT_QUEUE_URL, arn:aws:sqs:eu-central-1:123456789012:jobs",
        "FAN_OUT_INLINE_MAX, 0",
        "FAN_OUT_INLINE_MAX, -1",
        "FAN_OUT_INLINE_MAX, 1000001",
        "FAN_OUT_INLINE_MAX, 99999999999",
        "FAN_OUT_POSTS_PER_SECOND, `1,000`",
        "PLAIN_MODE, loud",
        "PLAIN_MODE, `echo `",
        "PLAIN_MODE, `broadcast,echo`"
      })
  void one_that_is_malformed_is_named_with_what_was_expected(String name, String value) {
    environment.put(name, value);

    assertThatFails(
        "The environment variable "
            + name
            + " is '"
            + value
            + "'; expected "
            + expected(name)
            + ".");
  }

  @Test
  void a_tables_name_has_3_to_255_characters() {
    environment.put("CONNECTIONS_TABLE", "a_1");
    environment.put("SUBSCRIPTIONS_TABLE", "a.b-".repeat(63) + "abc");
    assertThat(Settings.ofGateway(environment, AccessFile.NONE).dynamoDb().connectionsTable())
        .hasSize(3);
    assertThat(Settings.ofGateway(environment, AccessFile.NONE).dynamoDb().subscriptionsTable())
        .hasSize(255);

    environment.put("SUBSCRIPTIONS_TABLE", "a".repeat(256));
    assertThatThrownBy(() -> Settings.ofGateway(environment, AccessFile.NONE))
        .isInstanceOf(SettingException.class);
  }

  /** The environment of this test contains no settings. */
  @Test
  void a_function_without_settings_does_not_start() {
    assertThatThrownBy(GatewayHandler::new)
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("The environment variable CONNECTIONS_TABLE is missing;");
  }

  private void assertThatFails(String message) {
    assertThatThrownBy(() -> Settings.ofGateway(environment, AccessFile.NONE))
        .isInstanceOf(SettingException.class)
        .hasMessage(message);
  }

  private static String expected(String name) {
    return switch (name) {
      case "CALLBACK_URL" -> AN_ADDRESS;
      case "PLAIN_MODE" -> A_MODE;
      case "FAN_OUT_QUEUE_URL" -> A_QUEUE;
      case "FAN_OUT_INLINE_MAX", "FAN_OUT_POSTS_PER_SECOND" -> A_NUMBER;
      default -> A_TABLE;
    };
  }
}
