package dev.switchboard.aws.sqs;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.domain.connection.ReminderCodec;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.queue.DeadLetters;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.domain.queue.JobCodec;
import jakarta.inject.Singleton;

/** Assembles the queue as an app does. */
@Singleton
@Component(modules = SqsModule.class)
interface QueueComponent {

  FanOutQueue queue();

  DeadLetters deadLetters();

  Reminders reminders();

  JobCodec jobCodec();

  ReminderCodec reminderCodec();

  @Component.Factory
  interface Factory {

    QueueComponent create(@BindsInstance SqsSettings settings);
  }
}
