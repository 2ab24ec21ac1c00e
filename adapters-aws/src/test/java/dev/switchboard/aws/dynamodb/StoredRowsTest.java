package dev.switchboard.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.aws.StoredFormat;
import dev.switchboard.aws.format.StoredProtocol;
import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.PrincipalTracking;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.lifecycle.PublicationKey;
import dev.switchboard.domain.lifecycle.PublicationLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The rows of all tables equal those of the golden files, written and read. A deployed release can
 * therefore read rows of the previous one.
 */
final class StoredRowsTest {

  private static final ChannelPattern BROADCAST = new ChannelPattern("/broadcast");
  private static final ChannelPattern ROOMS = new ChannelPattern("/default/room/*");

  /** The value in the golden file for the id of a claim, which is random. */
  private static final String CLAIM = "5f0c1d0e-7a43-4a6e-9a1b-3f1f4f8a9c10";

  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static final PublicationKey CLAIMED = new PublicationKey("9c1185a5c5e9fc54");
  private static final PublicationKey FINISHED = new PublicationKey("e3b0c44298fc1c14");
  private static final PublicationKey RELEASED = new PublicationKey("2c26b46b68ffc68f");
  private static final String BODY = "fcde2b2edba56bf4";
  private static final String ANSWER =
      "{\"successful\":[{\"identifier\":\"é\",\"index\":0}],\"failed\":[]}";

  private final ManualClock clock = new ManualClock();
  private final StoredTables tables = new StoredTables();
  private final StoreComponent component =
      DaggerStoreComponent.factory().create(tables.settings(), clock, Limits.DEFAULT);
  private final ConnectionStore store = component.store();
  private final PublicationLog log = component.log();

  @AfterEach
  void stop() {
    tables.close();
  }

  @Test
  void connections_of_every_protocol_and_their_subscriptions_are_written_in_the_stored_format() {
    for (StoredProtocol protocol : StoredProtocol.values()) {
      Connection connection = connection(protocol);
      store.add(connection, List.of(subscription(connection, BROADCAST)));
      store.subscribe(subscription(connection, ROOMS));
    }
    store.advance(new Reminder(connection(StoredProtocol.EVENTS), 2));

    assertThat(tables.rows(StoredTables.CONNECTIONS))
        .containsExactlyInAnyOrderElementsOf(StoredFormat.lines("connections.jsonl"));
    assertThat(tables.rows(StoredTables.SUBSCRIPTIONS))
        .containsExactlyInAnyOrderElementsOf(StoredFormat.lines("subscriptions.jsonl"));
  }

  @Test
  void connections_of_every_protocol_and_their_subscriptions_are_read_from_the_stored_format() {
    putConnections();

    for (StoredProtocol protocol : StoredProtocol.values()) {
      Connection connection = connection(protocol);
      assertThat(store.find(connection.id())).contains(connection);
      assertThat(store.sequence(connection.id()))
          .hasValue(protocol == StoredProtocol.EVENTS ? 3 : 0);
    }
    assertThat(subscribersTo(BROADCAST)).containsExactlyInAnyOrderElementsOf(all(BROADCAST));
    assertThat(subscribersTo(ROOMS)).containsExactlyInAnyOrderElementsOf(all(ROOMS));
  }

  /** An older release ignores the reason, and takes either connection as refused. */
  @Test
  void connections_that_were_not_accepted_are_written_and_read_with_their_reason() {
    List<Connection> all =
        List.of(
            Connection.refused(
                new ConnectionId("PL0bfdeSLPECEzQ="), connectedAt(), "The token has expired."),
            Connection.unavailable(
                new ConnectionId("PL0bgcY7LPECIfQ="), connectedAt(), "The issuer is down."),
            Connection.overLimit(
                new ConnectionId("PL0bhdY1rPECEaA="), connectedAt(), "Too many connections."));

    all.forEach(each -> store.add(each, List.of()));

    assertThat(tables.rows(StoredTables.CONNECTIONS))
        .containsExactlyInAnyOrderElementsOf(StoredFormat.lines("refused-connections.jsonl"));
    assertThat(all).allSatisfy(each -> assertThat(store.find(each.id())).contains(each));
  }

  /**
   * An older release ignores the principal, and leaves the row of a tracked one until it expires.
   */
  @Test
  void principals_are_written_and_read_in_the_stored_format() {
    ConnectionStore tracking = tracking();
    List<Connection> all = principals();

    store.add(all.get(0), List.of());
    tracking.add(all.get(1), List.of());
    tracking.add(all.get(2).withPrincipal(Optional.empty()), List.of());
    tracking.recordPrincipal(all.get(2), all.get(2).principal().orElseThrow());

    assertThat(tables.rows(StoredTables.CONNECTIONS))
        .containsExactlyInAnyOrderElementsOf(StoredFormat.lines("principals.jsonl"));
    assertThat(tables.rows(StoredTables.SUBSCRIPTIONS))
        .containsExactlyInAnyOrderElementsOf(StoredFormat.lines("tracked-principals.jsonl"));
  }

  /** Functions of one deployment may differ in the setting, such as the worker's. */
  @Test
  void stored_principals_are_read_and_removed_without_tracking_too() {
    tables.put(StoredTables.CONNECTIONS, StoredFormat.lines("principals.jsonl"));
    tables.put(StoredTables.SUBSCRIPTIONS, StoredFormat.lines("tracked-principals.jsonl"));

    assertThat(principals()).allSatisfy(each -> assertThat(store.find(each.id())).contains(each));
    assertThat(tracking().connectionsOf(principals().get(1).principal().orElseThrow(), 10))
        .containsExactly(principals().get(1).id());

    principals().forEach(each -> store.remove(each.id()));

    assertThat(tables.rows(StoredTables.CONNECTIONS)).isEmpty();
    assertThat(tables.rows(StoredTables.SUBSCRIPTIONS)).isEmpty();
  }

  private ConnectionStore tracking() {
    return DaggerStoreComponent.factory()
        .create(tables.settings(), clock, Limits.DEFAULT.with(PrincipalTracking.ON))
        .store();
  }

  private List<Connection> principals() {
    return List.of(
        events("PM0bfdeSLPECEzQ=", PrincipalId.ofKey("backend")),
        events("PM0bgcY7LPECIfQ=", PrincipalId.ofToken("https://issuer.example/pool", "é-42")),
        events("PM0bhdY1rPECEaA=", PrincipalId.ofKey("app")));
  }

  private Connection events(String id, PrincipalId principal) {
    return StoredProtocol.EVENTS
        .connection(new ConnectionId(id), connectedAt())
        .withPrincipal(Optional.of(principal));
  }

  @Test
  void stored_subscriptions_are_ended_with_both_rows_and_counted_down() {
    putConnections();
    Connection events = connection(StoredProtocol.EVENTS);

    assertThat(store.unsubscribe(events.id(), subscription(events, ROOMS).id())).isTrue();
    store.remove(connection(StoredProtocol.PLAIN).id());
    store.remove(connection(StoredProtocol.REFUSED_EVENTS).id());

    assertThat(subscribersTo(ROOMS)).isEmpty();
    assertThat(tables.rows(StoredTables.SUBSCRIPTIONS)).hasSize(2);
    assertThat(tables.rows(StoredTables.CONNECTIONS))
        .singleElement()
        .asString()
        .contains("\"subscriptions\":{\"N\":\"1\"}");
  }

  @Test
  void publications_are_written_in_the_stored_format() {
    log.claim(CLAIMED, BODY);
    log.claim(FINISHED, BODY);
    log.finish(FINISHED, BODY, ANSWER);
    log.release(RELEASED, (PublicationLog.Claim.Granted) log.claim(RELEASED, BODY));

    assertThat(
            tables.rows(StoredTables.PUBLICATIONS).stream().map(row -> row.replaceAll(UUID, CLAIM)))
        .containsExactlyInAnyOrderElementsOf(StoredFormat.lines("publications.jsonl"));
  }

  @Test
  void publications_are_read_from_the_stored_format() {
    tables.put(StoredTables.PUBLICATIONS, StoredFormat.lines("publications.jsonl"));

    assertThat(log.claim(CLAIMED, BODY)).isEqualTo(new PublicationLog.Claim.InProgress());
    assertThat(log.claim(CLAIMED, "other")).isEqualTo(new PublicationLog.Claim.OtherBody());
    assertThat(log.claim(FINISHED, BODY)).isEqualTo(new PublicationLog.Claim.Done(ANSWER));
    assertThat(log.claim(RELEASED, "other")).isInstanceOf(PublicationLog.Claim.Granted.class);

    log.release(CLAIMED, new PublicationLog.Claim.Granted(CLAIM));
    assertThat(log.claim(CLAIMED, "other")).isInstanceOf(PublicationLog.Claim.Granted.class);
  }

  private void putConnections() {
    tables.put(StoredTables.CONNECTIONS, StoredFormat.lines("connections.jsonl"));
    tables.put(StoredTables.SUBSCRIPTIONS, StoredFormat.lines("subscriptions.jsonl"));
  }

  private List<Subscription> subscribersTo(ChannelPattern pattern) {
    List<Subscription> all = new ArrayList<>();
    Optional<Cursor> next = Optional.of(Cursor.START);
    while (next.isPresent()) {
      Page<Subscription> page = store.subscribersTo(pattern, AudienceShare.WHOLE, next.get());
      all.addAll(page.items());
      next = page.next();
    }
    return all;
  }

  private List<Subscription> all(ChannelPattern pattern) {
    return Stream.of(StoredProtocol.values())
        .map(protocol -> subscription(connection(protocol), pattern))
        .toList();
  }

  private Connection connection(StoredProtocol protocol) {
    String id =
        switch (protocol) {
          case PLAIN -> "L0SM9cOFvHcCIhw=";
          case EVENTS -> "_bc_rJVWyN92bac=";
          case REFUSED_EVENTS -> "wObjQdeI3kzQ9DM=";
        };
    return protocol.connection(new ConnectionId(id), connectedAt());
  }

  private Instant connectedAt() {
    return clock.instant().minusMillis(877);
  }

  private static Subscription subscription(Connection connection, ChannelPattern pattern) {
    String id = pattern.equals(BROADCAST) ? "s-1" : "0b4d5c7e-2f6a-4e0b-8d39-6a1f0c9e7b52";
    return new Subscription(connection, new SubscriptionId(id), pattern);
  }
}
