package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.ReminderCodec;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The function behind the queue of reminders as Lambda runs it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is built for Linux alone.")
final class PackagedRemindersIT {

  private static final String ACKNOWLEDGED = "{\"batchItemFailures\":[]}";
  private static final String SIGN_OF_LIFE = "{\"type\":\"ka\"}";

  @AutoClose private final LocalQueue queue = LocalQueue.start();
  @AutoClose private final FunctionEnvironment environment;
  private final ReminderCodec codec;

  PackagedRemindersIT(@TempDir Path folder) throws IOException, InterruptedException {
    environment = new FunctionEnvironment(folder);
    environment.have("ReminderQueue", queue);
    codec = environment.rows().reminders();
  }

  @Test
  void sends_a_keep_alive_and_schedules_the_next_reminder()
      throws IOException, InterruptedException, URISyntaxException {
    WebSocketClient client = environment.connect();
    Reminder first = new Reminder(added(environment.connection(Protocol.EVENTS)), 0);

    try (PackagedFunction _ = start()) {
      assertThat(handle(codec.write(first))).isEqualTo(ACKNOWLEDGED);
      assertThat(client.nextText()).isEqualTo(SIGN_OF_LIFE);
      String next = queue.next();
      assertThat(codec.read(next)).contains(first.next());

      assertThat(handle(next)).isEqualTo(ACKNOWLEDGED);
      assertThat(client.nextText()).isEqualTo(SIGN_OF_LIFE);
    }
  }

  @Test
  void removes_connections_that_are_gone_and_schedules_the_others()
      throws IOException, InterruptedException, URISyntaxException {
    WebSocketClient client = environment.connect();
    Reminder open = new Reminder(added(environment.connection(Protocol.EVENTS)), 0);
    Reminder gone = new Reminder(added(FunctionEnvironment.goneConnection(Protocol.EVENTS)), 0);

    try (PackagedFunction _ = start()) {
      assertThat(handle(codec.write(gone), codec.write(open))).isEqualTo(ACKNOWLEDGED);
      assertThat(client.nextText()).isEqualTo(SIGN_OF_LIFE);
      assertThat(codec.read(queue.next())).contains(open.next());
      assertThat(environment.rows("connections")).contains("\"Count\":1");
    }
  }

  private PackagedFunction start() throws IOException, URISyntaxException {
    return environment.start("reminders", Map.of("keepAliveSeconds", "1"));
  }

  private String handle(String... reminders) {
    return environment.lambda().invoke(SqsEvents.event(reminders));
  }

  private Connection added(Connection connection) {
    environment.rows().store().add(connection, List.of());
    return connection;
  }
}
