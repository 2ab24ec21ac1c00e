package dev.switchboard.benchmarks.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/** What Lambda tells a worker of one invocation; it keeps the last line that was logged. */
final class WorkerContext implements Context, LambdaLogger {

  private static final int TIME_MILLIS = 60_000;
  private static final int MEMORY_MB = 1_024;
  private static final String NAME = "worker";

  private volatile String line = "";

  /** The last line that was logged. */
  String line() {
    return line;
  }

  /** Whether that line says only that the job failed, and counts nobody. */
  boolean hasFailed() {
    return line.contains("\"failure\"");
  }

  @Override
  public void log(String message) {
    line = message;
  }

  @Override
  public void log(byte[] message) {
    log(new String(message, UTF_8));
  }

  @Override
  public LambdaLogger getLogger() {
    return this;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return TIME_MILLIS;
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEMORY_MB;
  }

  @Override
  public String getAwsRequestId() {
    return NAME;
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
}
