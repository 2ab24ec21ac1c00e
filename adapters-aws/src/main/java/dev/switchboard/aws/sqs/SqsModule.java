package dev.switchboard.aws.sqs;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.switchboard.domain.connection.ReminderCodec;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.queue.DeadLetters;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.domain.queue.JobCodec;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** Binds the queue of jobs, and reminders, to SQS. Needs {@link SqsSettings}. */
@Module
public interface SqsModule {

  /** Jobs are queued as JSON. */
  @Binds
  JobCodec jobCodec(JsonJobCodec codec);

  /** The queue of the settings. A function without one creates no client, and starts faster. */
  @Provides
  @Singleton
  static FanOutQueue fanOutQueue(SqsSettings settings, Provider<SqsClient> client, JobCodec codec) {
    return settings
        .queue()
        .<FanOutQueue>map(queue -> new SqsFanOutQueue(client.get(), queue, codec))
        .orElse(FanOutQueue.NONE);
  }

  /** Reminders are queued as JSON. */
  @Binds
  ReminderCodec reminderCodec(JsonReminderCodec codec);

  /** Reminders wait in a queue; without a queue, all are rejected. */
  @Provides
  @Singleton
  static Reminders reminders(
      SqsSettings settings, Provider<SqsClient> client, ReminderCodec codec) {
    return settings
        .reminders()
        .<Reminders>map(queue -> new SqsReminders(client.get(), queue, codec))
        .orElse((about, _) -> about);
  }

  /** Failed jobs are stored in a queue; without a queue, none is stored. */
  @Provides
  @Singleton
  static DeadLetters deadLetters(SqsSettings settings, Provider<SqsClient> client) {
    return settings
        .deadLetters()
        .<DeadLetters>map(queue -> new SqsDeadLetters(client.get(), queue))
        .orElse((_, _) -> false);
  }

  /**
   * The process has one client, since it pools connections.
   *
   * <p>A call has failed if it has not succeeded after 3 seconds, including the SDK's own retries.
   * The limit is short because jobs are also handed off shortly before an invocation ends.
   */
  @Provides
  @Singleton
  static SqsClient client(SqsSettings settings) {
    SqsClientBuilder builder =
        settings
            .access()
            .applyTo(SqsClient.builder())
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(1))
                    .socketTimeout(Duration.ofSeconds(2)))
            .overrideConfiguration(calls -> calls.apiCallTimeout(Duration.ofSeconds(3)));
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
