package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.PlainWebSocketClient;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.ReminderCodec;
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
  @AutoClose private final FunctionEnvironment around;
  private final ReminderCodec codec;

  PackagedRemindersIT(@TempDir Path folder) throws IOException, InterruptedException {
    around = new FunctionEnvironment(folder);
    around.have("ReminderQueue", queue);
    codec = around.rows().reminders();
  }

  @Test
  void gives_a_sign_of_life_and_leaves_the_reminder_that_gives_the_next()
      throws IOException, InterruptedException, URISyntaxException {
    PlainWebSocketClient client = around.connect();
    Reminder first = new Reminder(added(around.connection(Protocol.EVENTS)), 0);

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
  void forgets_who_is_gone_and_reminds_of_the_others()
      throws IOException, InterruptedException, URISyntaxException {
    PlainWebSocketClient client = around.connect();
    Reminder open = new Reminder(added(around.connection(Protocol.EVENTS)), 0);
    Reminder gone = new Reminder(added(FunctionEnvironment.goneConnection(Protocol.EVENTS)), 0);

    try (PackagedFunction _ = start()) {
      assertThat(handle(codec.write(gone), codec.write(open))).isEqualTo(ACKNOWLEDGED);
      assertThat(client.nextText()).isEqualTo(SIGN_OF_LIFE);
      assertThat(codec.read(queue.next())).contains(open.next());
      assertThat(around.rows("connections")).contains("\"Count\":1");
    }
  }

  private PackagedFunction start() throws IOException, URISyntaxException {
    return around.start("reminders", Map.of("keepAliveSeconds", "1"));
  }

  private String handle(String... reminders) {
    return around.lambda().invoke(SqsEvents.event(reminders));
  }

  private Connection added(Connection connection) {
    around.rows().store().add(connection, List.of());
    return connection;
  }
}
