package dev.switchboard.lambda;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.aws.s3.S3Settings;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.PrincipalTracking;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.lifecycle.LifecycleSettings.RefusedAt;
import dev.switchboard.domain.lifecycle.LifecycleSettings.UnknownSubprotocols;
import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;
import dev.switchboard.lambda.access.RuntimeAccessSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of one function, read once from its environment. {@code docs/operations.md} lists
 * the variables. A function reads and requires only its own; all others have their usual values.
 *
 * @param maxReceives the maximum number of deliveries of a job
 * @param access the access file; absent for a function that only queues call
 * @param runtimeAccess the access file that is read at run time; absent if the packed one applies
 */
record Settings(
    DynamoDbSettings dynamoDb,
    ApiGatewaySettings apiGateway,
    SqsSettings sqs,
    FanOutLimits limits,
    Limits connectionLimits,
    LifecycleSettings lifecycle,
    int maxReceives,
    Optional<AccessFile> access,
    Optional<RuntimeAccessSettings> runtimeAccess) {

  private static final String MAX_CONNECTIONS = "MAX_CONNECTIONS_PER_PRINCIPAL";
  private static final int WORKERS = 5;
  private static final int RECEIVES = 5;
  private static final Duration ACCESS_AGE = Duration.ofMinutes(1);
  private static final Duration ACCESS_STALE = Duration.ofMinutes(15);
  private static final LifecycleSettings USUAL = LifecycleSettings.DEFAULT;

  /**
   * Reads the settings of the function behind the WebSocket API. If it serves the Events protocol,
   * it needs a queue of reminders.
   *
   * @throws SettingException if one is missing or cannot be used
   */
  static Settings ofGateway(Map<String, String> environment, AccessFile access) {
    EnvironmentVariables variables = new EnvironmentVariables(environment);
    DynamoDbSettings dynamoDb = dynamoDb(variables);
    ApiGatewaySettings apiGateway = apiGateway(variables);
    Optional<URI> jobs = variables.optionalQueue("FAN_OUT_QUEUE_URL");
    Optional<URI> reminders =
        access.rules().servesEvents()
            ? Optional.of(variables.queue("REMINDER_QUEUE_URL"))
            : variables.optionalQueue("REMINDER_QUEUE_URL");
    return new Settings(
        dynamoDb,
        apiGateway,
        SqsSettings.onAws(jobs).withReminders(reminders),
        limits(variables, 1),
        connectionLimits(variables),
        lifecycle(variables),
        RECEIVES,
        Optional.of(access),
        runtimeAccess(variables));
  }

  /**
   * Reads the settings of the function behind {@code POST /event}, which holds no connections.
   *
   * @throws SettingException if one is missing or cannot be used
   */
  static Settings ofPublisher(Map<String, String> environment) {
    EnvironmentVariables variables = new EnvironmentVariables(environment);
    return new Settings(
        dynamoDb(variables).withPublications(variables.table("PUBLICATIONS_TABLE")),
        apiGateway(variables),
        SqsSettings.onAws(variables.optionalQueue("FAN_OUT_QUEUE_URL")),
        limits(variables, 1),
        Limits.DEFAULT,
        USUAL.withEventsPerPublish(eventsPerPublish(variables)),
        RECEIVES,
        Optional.of(packagedAccess()),
        runtimeAccess(variables));
  }

  /**
   * Reads the settings of the worker. Its queue also receives the jobs that it hands off. Several
   * workers share the posts per second.
   *
   * @throws SettingException if one is missing or cannot be used
   */
  static Settings ofWorker(Map<String, String> environment) {
    EnvironmentVariables variables = new EnvironmentVariables(environment);
    URI jobs = variables.queue("FAN_OUT_QUEUE_URL");
    URI deadLetters = variables.queue("FAN_OUT_DEAD_LETTER_QUEUE_URL");
    return new Settings(
        dynamoDb(variables),
        apiGateway(variables),
        SqsSettings.onAws(Optional.of(jobs)).withDeadLetters(deadLetters),
        limits(variables, variables.number("FAN_OUT_WORKERS", 2, 1_000, WORKERS)),
        Limits.DEFAULT,
        USUAL,
        variables.number("MAX_RECEIVES", 1, 1_000, RECEIVES),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Reads the settings of the function behind the queue of reminders, which is also the queue for
   * the next reminders.
   *
   * @throws SettingException if one is missing or cannot be used
   */
  static Settings ofReminders(Map<String, String> environment) {
    EnvironmentVariables variables = new EnvironmentVariables(environment);
    return new Settings(
        dynamoDb(variables),
        apiGateway(variables),
        SqsSettings.onAws(Optional.empty())
            .withReminders(Optional.of(variables.queue("REMINDER_QUEUE_URL"))),
        limits(variables, variables.number("REMINDER_WORKERS", 2, 1_000, WORKERS)),
        Limits.DEFAULT,
        USUAL.withTimes(keepAlive(variables), USUAL.timeout()),
        RECEIVES,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Reads the access file that was packed into the function.
   *
   * @throws SettingException if the file cannot be used; no access is allowed then, and the
   *     function does not start
   */
  static AccessFile packagedAccess() {
    return switch (AccessFile.packaged()) {
      case AccessReading.Usable(AccessFile file) -> file;
      case AccessReading.Refused(String reason) ->
          throw SettingException.unusable("access.json", reason);
    };
  }

  /** Assembles the function. */
  FunctionComponent component() {
    return DaggerFunctionComponent.factory()
        .create(
            dynamoDb,
            apiGateway,
            sqs,
            limits,
            connectionLimits,
            lifecycle,
            access,
            runtimeAccess,
            InstantSource.system());
  }

  /**
   * Reads the settings of the access file that is read at run time. Without one, no class for it is
   * loaded.
   */
  private static Optional<RuntimeAccessSettings> runtimeAccess(EnvironmentVariables variables) {
    Duration maxAge = variables.seconds("ACCESS_MAX_AGE", 1, Duration.ofHours(1), ACCESS_AGE);
    Duration usualStale = maxAge.compareTo(ACCESS_STALE) > 0 ? maxAge : ACCESS_STALE;
    Duration maxStale =
        variables.seconds("ACCESS_MAX_STALE", maxAge.toSeconds(), Duration.ofDays(1), usualStale);
    Optional<S3Settings> object = variables.object("ACCESS_OBJECT");
    return object.isPresent()
        ? Optional.of(new RuntimeAccessSettings(object.get(), maxAge, maxStale))
        : Optional.empty();
  }

  private static DynamoDbSettings dynamoDb(EnvironmentVariables variables) {
    return DynamoDbSettings.onAws(
        variables.table("CONNECTIONS_TABLE"), variables.table("SUBSCRIPTIONS_TABLE"));
  }

  private static ApiGatewaySettings apiGateway(EnvironmentVariables variables) {
    URI url =
        variables.address(
            "CALLBACK_URL", "the API's address with its stage, as https://host/stage");
    return new ApiGatewaySettings(url, AwsAccess.ACCOUNT).withCiphers(JvmCiphers.ciphers());
  }

  /** Returns the limits of one invocation, if several functions share the posts per second. */
  private static FanOutLimits limits(EnvironmentVariables variables, int sharers) {
    FanOutLimits usual = FanOutLimits.DEFAULT;
    int posts = variables.number("FAN_OUT_POSTS_PER_SECOND", 1, 1_000_000, usual.postsPerSecond());
    return new FanOutLimits(
        ApiGatewaySettings.POSTS_AT_ONCE,
        Math.max(1, posts / sharers),
        variables.number("FAN_OUT_INLINE_MAX", 1, 1_000_000, usual.inlineMax()));
  }

  private static LifecycleSettings lifecycle(EnvironmentVariables variables) {
    Duration keepAlive = keepAlive(variables);
    return new LifecycleSettings(
        variables.choice("PLAIN_MODE", PlainMode.class, Optional.empty()),
        variables.origins("ALLOWED_ORIGINS"),
        variables.choice(
            "UNKNOWN_SUBPROTOCOLS",
            UnknownSubprotocols.class,
            Optional.of(USUAL.unknownSubprotocols())),
        variables.choice("REFUSED_AT", RefusedAt.class, Optional.of(RefusedAt.MESSAGE)),
        keepAlive,
        variables.seconds(
            "CONNECTION_TIMEOUT_SECONDS",
            keepAlive.toSeconds() + 1,
            Connection.LIFETIME,
            USUAL.timeout()),
        eventsPerPublish(variables));
  }

  private static Limits connectionLimits(EnvironmentVariables variables) {
    int subscriptions =
        variables.number(
            "SUBSCRIPTIONS_PER_CONNECTION", 1, 10_000, Limits.DEFAULT.subscriptionsPerConnection());
    return new Limits(subscriptions, principals(variables));
  }

  private static PrincipalTracking principals(EnvironmentVariables variables) {
    boolean tracked = variables.flag("TRACK_PRINCIPALS");
    int most = variables.number(MAX_CONNECTIONS, 0, 1_000, 0);
    if (most > 0 && !tracked) {
      throw SettingException.malformed(
          MAX_CONNECTIONS, Integer.toString(most), "TRACK_PRINCIPALS to be true with it");
    }
    return most > 0
        ? PrincipalTracking.limitedTo(most)
        : new PrincipalTracking(tracked, OptionalInt.empty());
  }

  private static Duration keepAlive(EnvironmentVariables variables) {
    return variables.seconds("KEEP_ALIVE_SECONDS", 1, Reminders.MAX_DELAY, USUAL.keepAlive());
  }

  private static int eventsPerPublish(EnvironmentVariables variables) {
    return variables.number("EVENTS_PER_PUBLISH", 1, 100, USUAL.eventsPerPublish());
  }
}
