package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The worker as Lambda runs it: a job of the queue in, posts out. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is built for Linux alone.")
final class PackagedWorkerIT {

  private static final ChannelPattern BROADCAST = new ChannelPattern("/broadcast");
  private static final FanOutJob JOB =
      new FanOutJob(
          "6f9c",
          new FanOutJob.SendToShare(
              List.of(new Event.Text("hello")), BROADCAST, AudienceShare.WHOLE, Cursor.START),
          Duration.ZERO);

  @AutoClose private final FunctionEnvironment environment;

  PackagedWorkerIT(@TempDir Path folder) throws IOException {
    environment = new FunctionEnvironment(folder);
  }

  @Test
  void runs_a_job_of_the_queue_and_removes_connections_that_are_gone()
      throws IOException, InterruptedException, URISyntaxException {
    WebSocketClient client = environment.connect();
    Connection open = environment.connection(Protocol.PLAIN);
    Connection gone = FunctionEnvironment.goneConnection(Protocol.PLAIN);
    List.of(open, gone).forEach(this::add);

    try (PackagedFunction _ = environment.start("worker")) {
      assertThat(environment.lambda().invoke(SqsEvents.event(environment.rows().jobs().write(JOB))))
          .isEmpty();

      assertThat(client.nextText()).isEqualTo("hello");
      for (String table : List.of("connections", "subscriptions")) {
        assertThat(environment.rows(table))
            .contains(open.id().value())
            .doesNotContain(gone.id().value());
      }
    }
  }

  /** Lambda then keeps the message in its queue. */
  @Test
  void does_not_acknowledge_what_is_no_job_and_cannot_be_kept()
      throws IOException, URISyntaxException {
    try (PackagedFunction _ = environment.start("worker")) {
      assertThatThrownBy(() -> environment.lambda().invoke(SqsEvents.event("secret")))
          .hasMessageContaining("UnreadableJobException")
          .hasMessageNotContaining("secret");
    }
  }

  private void add(Connection connection) {
    environment
        .rows()
        .store()
        .add(
            connection,
            List.of(new Subscription(connection, new SubscriptionId("plain"), BROADCAST)));
  }
}
