package dev.switchboard.lambda.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.fault.Fault;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * Clients of both protocols and a backend use the four functions, from the first handshake to the
 * last disconnect. Each function does everything that it does on AWS at least once.
 */
final class EndToEndStory {

  /** The params of the deployment: reminders are due after a second. */
  static final Map<String, String> PARAMS = Map.of("keepAliveSeconds", "1");

  private static final String KEY = "the-backends-key";

  /** The access file of the deployment. */
  static final String ACCESS =
      """
      {
        "keys": {"backend": {"sha256": "%s", "expires": "2999-01-01T00:00:00Z"}},
        "connect": ["anyone", "keys"],
        "namespaces": {
          "default": [{"subscribe": ["keys"], "publish": ["key:backend"]}],
          "broadcast": [{"subscribe": ["anyone"], "publish": ["anyone"]}],
        },
      }
      """
          .formatted(IssuedKey.hashOf(KEY));

  private static final int MAX_DELIVERIES = 5;
  private static final String ACKNOWLEDGED = "{\"batchItemFailures\":[]}";
  private static final String KEEP_ALIVE = "{\"type\":\"ka\"}";

  /** The four functions, each of which takes one event at a time. */
  record ServiceFunctions(
      Integration gateway, Integration publish, Integration worker, Integration reminders) {}

  /** The queues between the functions. */
  record ServiceQueues(LocalQueue jobs, LocalQueue deadLetters, LocalQueue reminders) {

    static ServiceQueues in(FunctionEnvironment environment)
        throws IOException, InterruptedException {
      return new ServiceQueues(
          environment.queue("FanOutQueue"),
          environment.queue("FanOutDeadLetterQueue"),
          environment.queue("ReminderQueue"));
    }
  }

  private final FunctionEnvironment environment;
  private final ServiceQueues queues;
  private final ServiceFunctions functions;
  private final StoryClients clients;

  EndToEndStory(FunctionEnvironment environment, ServiceQueues queues, ServiceFunctions functions) {
    this.environment = environment;
    this.queues = queues;
    this.functions = functions;
    this.clients = new StoryClients(environment, KEY);
  }

  /** Plays the story, and fails if anything is missing. Afterwards no connection is left. */
  void play() throws IOException, InterruptedException {
    // A first event may take longer than clients wait, since it starts the function.
    assertThat(functions.gateway().invoke("no event at all")).contains("400");
    clients.use(functions.gateway(), functions.publish());
    WebSocketClient plain = plainClientsMeet();
    WebSocketClient subscriber = clients.connect();
    WebSocketClient publisher = clients.connect();
    subscriptionsReceivePublications(subscriber, publisher);
    refusedClientIsClosed();
    backendPublishesOncePerKey(subscriber);
    slowConsumerIsLeftToWorkers(subscriber, publisher);
    workerSendsJobs(plain);
    remindersKeepConnectionsOpen(List.of(subscriber, publisher));
    leftoverJobArrives(subscriber);
    allLeave(List.of(plain, subscriber, publisher));
  }

  private WebSocketClient plainClientsMeet() throws IOException, InterruptedException {
    WebSocketClient first = clients.connectPlain();
    WebSocketClient second = clients.connectPlain();
    Connection gone = environment.haveGone(Protocol.PLAIN, "/broadcast");
    first.send("hello");
    assertThat(first.nextText()).isEqualTo("hello");
    assertThat(second.nextText()).isEqualTo("hello");
    clients.awaitResponse("Data sent.");
    assertRemoved(gone);
    clients.leave(second);
    return first;
  }

  private void subscriptionsReceivePublications(
      WebSocketClient subscriber, WebSocketClient publisher) throws InterruptedException {
    clients.ask(subscriber, "{\"type\":\"connection_init\"}", "connection_ack");
    assertThat(subscriber.nextText()).isEqualTo(KEEP_ALIVE);
    clients.subscribe(subscriber, "s1", "/default/*");
    clients.subscribe(subscriber, "s2", "/default/hall");
    clients.ask(subscriber, "{\"type\":\"unsubscribe\",\"id\":\"s2\"}", "unsubscribe_success");
    clients.publish(publisher, "1");
    assertReceives(subscriber, "1");
  }

  /** The function closes the connection, so it is disconnected while the message is handled. */
  private void refusedClientIsClosed() throws InterruptedException {
    WebSocketClient refused = clients.connect("another-key");
    refused.send("{\"type\":\"connection_init\"}");
    assertThat(refused.nextText()).contains("\"type\":\"connection_error\"");
    refused.awaitClose();
    clients.awaitResponsesInAnyOrder("Answered.", "Disconnected.");
  }

  private void backendPublishesOncePerKey(WebSocketClient subscriber)
      throws IOException, InterruptedException {
    Connection gone = environment.haveGone(Protocol.EVENTS, "/default/*");
    HttpResponse<String> first = clients.post("a", "2");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).endsWith("\"index\":0}],\"failed\":[]}");
    assertReceives(subscriber, "2");
    assertRemoved(gone);
    assertThat(clients.post("a", "2").body()).isEqualTo(first.body());

    assertThat(clients.post("b", "1", "2", "3", "4", "5", "6").statusCode()).isEqualTo(400);
    assertThat(clients.post("b", "3").statusCode()).isEqualTo(200);
    assertReceives(subscriber, "3");
  }

  /** A worker hands off one of the two jobs again; the message waits for two seconds. */
  private void slowConsumerIsLeftToWorkers(WebSocketClient subscriber, WebSocketClient publisher)
      throws IOException, InterruptedException {
    environment.faults().set(new Fault.SlowConsumer(""));
    clients.publish(publisher, "4");
    assertThat(clients.post("c", "4").statusCode()).isEqualTo(200);
    work(queues.jobs().next());
    environment.faults().clear();
    work(queues.jobs().next());
    assertReceives(subscriber, "4");
  }

  private void workerSendsJobs(WebSocketClient plain) throws IOException, InterruptedException {
    Connection gone = environment.haveGone(Protocol.PLAIN, "/broadcast");
    work(environment.rows().jobs().write(broadcast("from a job")));
    assertThat(plain.nextText()).isEqualTo("from a job");
    assertRemoved(gone);
    workAgainUntilAcknowledged("no job");
    assertThat(queues.deadLetters().next()).isEqualTo("no job");
  }

  private void remindersKeepConnectionsOpen(List<WebSocketClient> open)
      throws IOException, InterruptedException {
    Connection gone = environment.haveGone(Protocol.EVENTS, "/default/*");
    String due = queues.reminders().next();
    String alsoDue = queues.reminders().next();
    String ofGone = environment.rows().reminders().write(new Reminder(gone, 0));
    assertThat(functions.reminders().invoke(SqsEvents.event(due, alsoDue, ofGone)))
        .isEqualTo(ACKNOWLEDGED);
    for (WebSocketClient client : open) {
      assertThat(client.nextText()).isEqualTo(KEEP_ALIVE);
      assertThat(environment.rows().reminders().read(queues.reminders().next()))
          .hasValueSatisfying(next -> assertThat(next.sequence()).isEqualTo(1));
    }
    assertRemoved(gone);
  }

  private void leftoverJobArrives(WebSocketClient subscriber)
      throws IOException, InterruptedException {
    work(queues.jobs().next());
    assertReceives(subscriber, "4");
  }

  private void allLeave(List<WebSocketClient> open) throws IOException, InterruptedException {
    for (WebSocketClient client : open) {
      clients.leave(client);
    }
    assertThat(environment.rows("ConnectionsTable")).contains("\"Count\":0");
    assertThat(environment.rows("SubscriptionsTable")).contains("\"Count\":0");
  }

  private static void assertReceives(WebSocketClient subscriber, String event) {
    assertThat(subscriber.nextText())
        .isEqualTo("{\"type\":\"data\",\"id\":\"s1\",\"event\":\"%s\"}".formatted(event));
  }

  private void assertRemoved(Connection gone) throws IOException, InterruptedException {
    for (String table : List.of("ConnectionsTable", "SubscriptionsTable")) {
      assertThat(environment.rows(table)).doesNotContain(gone.id().value());
    }
  }

  private void work(String job) {
    assertThat(functions.worker().invoke(SqsEvents.event(job))).isEmpty();
  }

  /** Delivers a job as often as the queue does. A queue that answers late fails a delivery. */
  private void workAgainUntilAcknowledged(String job) {
    for (int delivery = 1; delivery < MAX_DELIVERIES; delivery++) {
      try {
        work(job);
        return;
      } catch (CompletionException failed) {
        // The queue delivers it again.
      }
    }
    work(job);
  }

  private static FanOutJob broadcast(String text) {
    return FanOutJob.of(
        new FanOutJob.SendToShare(
            List.of(new Event.Text(text)),
            new ChannelPattern("/broadcast"),
            AudienceShare.WHOLE,
            Cursor.START));
  }
}
