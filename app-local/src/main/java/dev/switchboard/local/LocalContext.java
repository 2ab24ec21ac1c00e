package dev.switchboard.local;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The Lambda context of an invocation, with the values that exist without AWS. */
final class LocalContext implements Context {

  private static final String NAME = "local";
  private static final int MEMORY_MB = 1024;
  private static final Duration GATEWAY_TIME = Duration.ofSeconds(25);
  private static final Duration REMINDERS_TIME = Duration.ofSeconds(15);
  private static final Duration WORKER_TIME = Duration.ofSeconds(60);

  private final String requestId = UUID.randomUUID().toString();
  private final Consumer<String> log;
  private final Duration time;

  private LocalContext(Consumer<String> log, Duration time) {
    this.log = log;
    this.time = time;
  }

  /** Returns the context of the function behind the gateway. */
  static LocalContext ofGateway(Consumer<String> log) {
    return new LocalContext(log, GATEWAY_TIME);
  }

  /** Returns the context of the function behind the fan-out queue. */
  static LocalContext ofWorker(Consumer<String> log) {
    return new LocalContext(log, WORKER_TIME);
  }

  /** Returns the context of the function behind the queue of reminders. */
  static LocalContext ofReminders(Consumer<String> log) {
    return new LocalContext(log, REMINDERS_TIME);
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return NAME;
  }

  @Override
  public String getLogStreamName() {
    return NAME;
  }

  @Override
  public String getFunctionName() {
    return NAME;
  }

  @Override
  public String getFunctionVersion() {
    return NAME;
  }

  @Override
  public String getInvokedFunctionArn() {
    return NAME;
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  /** Returns the whole timeout, because no invocation is ended here. */
  @Override
  public int getRemainingTimeInMillis() {
    return Math.toIntExact(time.toMillis());
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEMORY_MB;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {

      @Override
      public void log(String message) {
        log.accept(message);
      }

      @Override
      public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
