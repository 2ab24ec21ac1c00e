package dev.switchboard.contracts;

import static dev.switchboard.contracts.ConcurrentCalls.atOnce;
import static dev.switchboard.domain.connection.SubscribeResult.ID_TAKEN;
import static dev.switchboard.domain.connection.SubscribeResult.LIMIT_REACHED;
import static dev.switchboard.domain.connection.SubscribeResult.NOT_CONNECTED;
import static dev.switchboard.domain.connection.SubscribeResult.SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link ConnectionStore}. */
public abstract class ConnectionStoreContract {

  private static final ChannelPattern NEWS = new ChannelPattern("/news");
  private static final ChannelPattern SPORT = new ChannelPattern("/sport/*");
  private static final int LIMIT = 30;
  private static final PrincipalId ADA = PrincipalId.ofToken("https://a.example", "ada");
  private static final PrincipalId BOB = PrincipalId.ofToken("https://a.example", "bob");
  private static final PrincipalId KEY = PrincipalId.ofKey("ada");

  private final ManualClock clock = new ManualClock();
  private ConnectionStore store;

  /** Creates an empty store. */
  protected abstract ConnectionStore emptyStore(InstantSource clock, Limits limits);

  @BeforeEach
  void makeStore() {
    store = emptyStore(clock, new Limits(LIMIT));
  }

  // Principals

  @Test
  void keeps_the_principal_of_a_connection_but_not_of_its_subscriptions() {
    Connection ada = connection("a").withPrincipal(Optional.of(ADA));
    Connection key = connection("b").withPrincipal(Optional.of(KEY));
    store.add(ada, List.of(subscription(ada, "1", NEWS)));
    store.add(key, List.of());
    store.subscribe(subscription(key, "1", SPORT));

    assertThat(store.find(ada.id())).contains(ada);
    assertThat(store.find(key.id())).contains(key);
    assertThat(subscribersTo(NEWS)).containsExactly(subscription(connection("a"), "1", NEWS));
    assertThat(subscribersTo(SPORT)).containsExactly(subscription(connection("b"), "1", SPORT));
  }

  @Test
  void adding_a_connection_again_does_not_change_its_principal() {
    Connection ada = connection("a").withPrincipal(Optional.of(ADA));
    store.add(ada, List.of());

    store.add(ada.withPrincipal(Optional.of(BOB)), List.of());
    store.add(ada.withPrincipal(Optional.empty()), List.of());

    assertThat(store.find(ada.id())).contains(ada);
  }

  @Test
  void records_the_principal_of_a_connection_once_and_keeps_its_subscriptions() {
    trackPrincipals();
    Connection ada = add("a");
    store.subscribe(subscription(ada, "1", NEWS));

    store.recordPrincipal(ada, ADA);
    store.recordPrincipal(ada, ADA);
    store.recordPrincipal(ada, BOB);

    assertThat(store.find(ada.id())).contains(ada.withPrincipal(Optional.of(ADA)));
    assertThat(store.connectionsOf(ADA, 10)).containsExactly(ada.id());
    assertThat(store.connectionsOf(BOB, 10)).isEmpty();
    assertThat(subscribersTo(NEWS)).containsExactly(subscription(ada, "1", NEWS));
    store.remove(ada.id());
    assertThat(subscribersTo(NEWS)).isEmpty();
  }

  @Test
  void of_principals_recorded_concurrently_one_counts_and_none_fails() {
    trackPrincipals();
    Connection ada = add("a");
    List<PrincipalId> all =
        IntStream.range(0, 8).mapToObj(i -> PrincipalId.ofToken("", "p" + i)).toList();

    atOnce(
        8,
        i -> {
          store.recordPrincipal(ada, all.get(i));
          return store.subscribe(subscription(ada, "s" + i, NEWS));
        });

    List<PrincipalId> counted =
        all.stream().filter(each -> !store.connectionsOf(each, 1).isEmpty()).toList();
    assertThat(counted).hasSize(1);
    assertThat(store.find(ada.id()).flatMap(Connection::principal)).contains(counted.getFirst());
    assertThat(subscribersTo(NEWS)).hasSize(8);
  }

  @Test
  void recording_the_principal_of_an_unknown_removed_or_expired_connection_does_nothing() {
    trackPrincipals();
    Connection removed = add("b");
    store.remove(removed.id());
    Connection expired = add("c");
    clock.turn(Connection.LIFETIME);

    for (Connection each : List.of(connection("a"), removed, expired)) {
      store.recordPrincipal(each, ADA);
      assertThat(store.find(each.id())).isEmpty();
    }

    assertThat(store.connectionsOf(ADA, 10)).isEmpty();
  }

  @Test
  void finds_the_open_connections_of_exactly_one_principal() {
    trackPrincipals();
    ConnectionId first = add("a", ADA);
    add("b", BOB);
    add("c", KEY);
    add("d", PrincipalId.ofToken("https://b.example", "ada"));
    ConnectionId second = add("e", ADA);

    assertThat(store.connectionsOf(ADA, 10)).containsExactlyInAnyOrder(first, second);
    assertThat(store.connectionsOf(ADA, 1)).hasSize(1);
    assertThat(store.connectionsOf(PrincipalId.ofKey("nobody"), 10)).isEmpty();
  }

  @Test
  void finds_no_removed_or_expired_connection_of_a_principal() {
    trackPrincipals();
    ConnectionId removed = add("a", ADA);
    add("b", ADA);
    store.remove(removed);
    clock.turn(Connection.LIFETIME);
    assertThat(store.connectionsOf(ADA, 10)).isEmpty();

    List<ConnectionId> young = IntStream.range(0, 5).mapToObj(i -> add("young-" + i, ADA)).toList();

    assertThat(store.connectionsOf(ADA, 3)).hasSize(3).isSubsetOf(young);
    young.forEach(store::remove);
    assertThat(store.connectionsOf(ADA, 10)).isEmpty();
  }

  @Test
  void finds_no_connections_of_a_principal_that_is_not_tracked() {
    ConnectionId ada = add("a", ADA);
    Connection bob = add("b");
    store.recordPrincipal(bob, ADA);

    assertThat(store.connectionsOf(ADA, 10)).isEmpty();
    assertThat(store.find(ada).flatMap(Connection::principal)).contains(ADA);
    assertThat(store.find(bob.id()).flatMap(Connection::principal)).contains(ADA);
    store.remove(ada);
    assertThat(store.find(ada)).isEmpty();
  }

  private void trackPrincipals() {
    store = emptyStore(clock, new Limits(LIMIT, PrincipalTracking.ON));
  }

  private ConnectionId add(String id, PrincipalId principal) {
    Connection connection = connection(id).withPrincipal(Optional.of(principal));
    store.add(connection, List.of());
    return connection.id();
  }

  // Connections

  @Test
  void finds_an_added_connection() {
    Connection ada = add("ada");

    assertThat(store.find(ada.id())).contains(ada);
  }

  @Test
  void keeps_the_time_of_connecting_to_the_millisecond() {
    clock.turn(Duration.ofMillis(123));
    Connection ada = add("ada");

    assertThat(store.find(ada.id()).map(Connection::connectedAt)).contains(clock.instant());
  }

  @Test
  void keeps_the_protocol_of_a_connection_and_of_its_subscriptions() {
    for (Protocol protocol : Protocol.values()) {
      Connection ada = new Connection(new ConnectionId("a-" + protocol), clock.instant(), protocol);
      store.add(ada, List.of());
      store.subscribe(subscription(ada, "1", NEWS));

      assertThat(store.find(ada.id())).contains(ada);
      assertThat(subscribersTo(NEWS)).contains(subscription(ada, "1", NEWS));
    }
  }

  @Test
  void keeps_the_refused_state_of_a_connection_and_its_reason() {
    List<Connection> all =
        List.of(
            Connection.refused(new ConnectionId("a"), clock.instant(), "The token has expired."),
            Connection.refused(new ConnectionId("b"), clock.instant(), ""),
            Connection.unavailable(new ConnectionId("c"), clock.instant(), "No keys."),
            Connection.overLimit(new ConnectionId("d"), clock.instant(), "Too many."));
    all.forEach(each -> store.add(each, List.of()));

    assertThat(all).allSatisfy(each -> assertThat(store.find(each.id())).contains(each));
  }

  @Test
  void does_not_find_an_unknown_connection() {
    assertThat(store.find(new ConnectionId("nobody"))).isEmpty();
  }

  @Test
  void stores_the_first_subscriptions_of_a_connection() {
    Connection ada = connection("ada");

    store.add(ada, List.of(subscription(ada, "1", NEWS), subscription(ada, "2", SPORT)));

    assertThat(subscribersTo(NEWS)).containsExactly(subscription(ada, "1", NEWS));
    assertThat(subscribersTo(SPORT)).containsExactly(subscription(ada, "2", SPORT));
  }

  @Test
  void adding_an_open_connection_again_changes_nothing() {
    Connection ada = connection("ada");
    store.add(ada, List.of(subscription(ada, "1", NEWS)));
    store.subscribe(subscription(ada, "2", SPORT));
    store.unsubscribe(ada.id(), new SubscriptionId("1"));

    store.add(ada, List.of(subscription(ada, "1", NEWS)));

    assertThat(store.find(ada.id())).contains(ada);
    assertThat(subscribersTo(NEWS)).isEmpty();
    assertThat(subscribersTo(SPORT)).containsExactly(subscription(ada, "2", SPORT));
  }

  @Test
  void adding_the_same_connection_concurrently_adds_it_once() {
    Connection ada = connection("ada");

    atOnce(
        8,
        i -> {
          store.add(ada, List.of(subscription(ada, "1", NEWS)));
          return i;
        });

    assertThat(store.find(ada.id())).contains(ada);
    assertThat(subscribersTo(NEWS)).containsExactly(subscription(ada, "1", NEWS));
  }

  @Test
  void removes_a_connection_with_all_its_subscriptions() {
    Connection ada = connection("ada");
    store.add(ada, List.of(subscription(ada, "1", NEWS)));
    store.subscribe(subscription(ada, "2", SPORT));

    store.remove(ada.id());

    assertThat(store.find(ada.id())).isEmpty();
    assertThat(subscribersTo(NEWS)).isEmpty();
    assertThat(subscribersTo(SPORT)).isEmpty();
  }

  /** DynamoDB deletes at most 25 rows in one batch; some implementations send more and fail. */
  @Test
  void removes_a_connection_with_more_subscriptions_than_one_batch_deletes() {
    Connection ada = add("ada");
    IntStream.range(0, LIMIT).forEach(i -> store.subscribe(subscription(ada, "s" + i, NEWS)));
    assertThat(subscribersTo(NEWS)).hasSize(LIMIT);

    store.remove(ada.id());

    assertThat(subscribersTo(NEWS)).isEmpty();
    assertThat(store.unsubscribe(ada.id(), new SubscriptionId("s0"))).isFalse();
  }

  /** A well-known sample deletes the sender's row when a recipient is gone. */
  @Test
  void removes_only_the_given_connection() {
    Connection ada = connection("ada");
    Connection bob = connection("bob");
    store.add(ada, List.of(subscription(ada, "1", NEWS)));
    store.add(bob, List.of(subscription(bob, "1", NEWS)));

    store.remove(ada.id());

    assertThat(store.find(bob.id())).contains(bob);
    assertThat(subscribersTo(NEWS)).containsExactly(subscription(bob, "1", NEWS));
  }

  @Test
  void removing_an_unknown_connection_does_nothing() {
    Connection ada = add("ada");

    store.remove(new ConnectionId("nobody"));
    store.remove(new ConnectionId("nobody"));

    assertThat(store.find(ada.id())).contains(ada);
  }

  @Test
  void a_removed_connection_can_be_added_again() {
    Connection ada = connection("ada");
    store.add(ada, List.of(subscription(ada, "1", NEWS)));
    store.remove(ada.id());

    store.add(ada, List.of(subscription(ada, "1", SPORT)));

    assertThat(store.find(ada.id())).contains(ada);
    assertThat(subscribersTo(NEWS)).isEmpty();
    assertThat(subscribersTo(SPORT)).containsExactly(subscription(ada, "1", SPORT));
  }

  // Expiry

  @Test
  void never_returns_an_expired_connection_nor_its_subscriptions() {
    Connection ada = connection("ada");
    store.add(ada, List.of(subscription(ada, "1", NEWS)));

    clock.turn(Connection.LIFETIME.minusMillis(1));
    assertThat(store.find(ada.id())).contains(ada);
    assertThat(subscribersTo(NEWS)).hasSize(1);

    clock.turn(Duration.ofMillis(1));
    assertThat(store.find(ada.id())).isEmpty();
    assertThat(subscribersTo(NEWS)).isEmpty();
  }

  @Test
  void a_subscription_made_late_expires_with_its_connection() {
    Connection ada = add("ada");
    clock.turn(Connection.LIFETIME.minusSeconds(1));
    assertThat(store.subscribe(subscription(ada, "late", NEWS))).isEqualTo(SUBSCRIBED);
    assertThat(subscribersTo(NEWS)).hasSize(1);

    clock.turn(Duration.ofSeconds(1));

    assertThat(subscribersTo(NEWS)).isEmpty();
  }

  @Test
  void an_expired_connection_has_nothing_to_unsubscribe_and_cannot_subscribe() {
    Connection ada = connection("ada");
    store.add(ada, List.of(subscription(ada, "1", NEWS)));

    clock.turn(Connection.LIFETIME);

    assertThat(store.unsubscribe(ada.id(), new SubscriptionId("1"))).isFalse();
    assertThat(store.subscribe(subscription(ada, "1", NEWS))).isEqualTo(NOT_CONNECTED);
    assertThat(store.subscribe(subscription(ada, "2", NEWS))).isEqualTo(NOT_CONNECTED);
  }

  @Test
  void the_id_of_an_expired_connection_can_be_added_again() {
    Connection old = connection("ada");
    store.add(old, List.of(subscription(old, "1", NEWS)));
    clock.turn(Connection.LIFETIME);
    Connection young = connection("ada");

    store.add(young, List.of(subscription(young, "1", SPORT)));

    assertThat(store.find(young.id())).contains(young);
    assertThat(subscribersTo(NEWS)).isEmpty();
    assertThat(subscribersTo(SPORT)).containsExactly(subscription(young, "1", SPORT));
  }

  // Subscriptions

  @Test
  void the_next_read_returns_a_new_subscription() {
    Connection ada = add("ada");

    assertThat(store.subscribe(subscription(ada, "1", NEWS))).isEqualTo(SUBSCRIBED);

    assertThat(subscribersTo(NEWS)).containsExactly(subscription(ada, "1", NEWS));
  }

  @Test
  void adding_the_same_subscription_twice_stores_it_once() {
    Connection ada = add("ada");

    assertThat(store.subscribe(subscription(ada, "1", NEWS))).isEqualTo(SUBSCRIBED);
    assertThat(store.subscribe(subscription(ada, "1", NEWS))).isEqualTo(SUBSCRIBED);

    assertThat(subscribersTo(NEWS)).hasSize(1);
  }

  @Test
  void an_id_in_use_cannot_be_used_for_another_pattern() {
    Connection ada = add("ada");
    store.subscribe(subscription(ada, "1", NEWS));

    assertThat(store.subscribe(subscription(ada, "1", SPORT))).isEqualTo(ID_TAKEN);

    assertThat(subscribersTo(NEWS)).hasSize(1);
    assertThat(subscribersTo(SPORT)).isEmpty();
  }

  @Test
  void two_connections_may_use_the_same_id() {
    Connection ada = add("ada");
    Connection bob = add("bob");

    assertThat(store.subscribe(subscription(ada, "1", NEWS))).isEqualTo(SUBSCRIBED);
    assertThat(store.subscribe(subscription(bob, "1", NEWS))).isEqualTo(SUBSCRIBED);

    assertThat(subscribersTo(NEWS)).hasSize(2);
  }

  @Test
  void one_connection_may_subscribe_to_one_pattern_under_two_ids() {
    Connection ada = add("ada");

    assertThat(store.subscribe(subscription(ada, "1", NEWS))).isEqualTo(SUBSCRIBED);
    assertThat(store.subscribe(subscription(ada, "2", NEWS))).isEqualTo(SUBSCRIBED);

    assertThat(subscribersTo(NEWS))
        .containsExactlyInAnyOrder(subscription(ada, "1", NEWS), subscription(ada, "2", NEWS));
  }

  @Test
  void an_unknown_or_removed_connection_cannot_subscribe() {
    Connection ada = add("ada");
    store.remove(ada.id());

    assertThat(store.subscribe(subscription(ada, "1", NEWS))).isEqualTo(NOT_CONNECTED);
    assertThat(store.subscribe(subscription(connection("nobody"), "1", NEWS)))
        .isEqualTo(NOT_CONNECTED);
    assertThat(subscribersTo(NEWS)).isEmpty();
  }

  @Test
  void refuses_subscriptions_beyond_the_limit() {
    Connection ada = fullConnection();

    assertThat(store.subscribe(subscription(ada, "more", NEWS))).isEqualTo(LIMIT_REACHED);
    assertThat(subscribersTo(NEWS)).hasSize(LIMIT);
  }

  @Test
  void first_subscriptions_count_towards_the_limit() {
    Connection ada = connection("ada");
    store.add(ada, List.of(subscription(ada, "first", NEWS)));
    IntStream.range(1, LIMIT).forEach(i -> store.subscribe(subscription(ada, "s" + i, NEWS)));

    assertThat(store.subscribe(subscription(ada, "more", NEWS))).isEqualTo(LIMIT_REACHED);
  }

  @Test
  void a_subscription_repeated_at_the_limit_still_succeeds() {
    Connection ada = fullConnection();

    assertThat(store.subscribe(subscription(ada, "s0", NEWS))).isEqualTo(SUBSCRIBED);
    assertThat(store.subscribe(subscription(ada, "s0", SPORT))).isEqualTo(ID_TAKEN);
  }

  @Test
  void unsubscribing_makes_room_below_the_limit() {
    Connection ada = fullConnection();

    assertThat(store.unsubscribe(ada.id(), new SubscriptionId("s0"))).isTrue();

    assertThat(store.subscribe(subscription(ada, "more", NEWS))).isEqualTo(SUBSCRIBED);
    assertThat(store.subscribe(subscription(ada, "s0", NEWS))).isEqualTo(LIMIT_REACHED);
  }

  @Test
  void unsubscribes_exactly_one() {
    Connection ada = add("ada");
    store.subscribe(subscription(ada, "1", NEWS));
    store.subscribe(subscription(ada, "2", NEWS));

    assertThat(store.unsubscribe(ada.id(), new SubscriptionId("1"))).isTrue();

    assertThat(subscribersTo(NEWS)).containsExactly(subscription(ada, "2", NEWS));
  }

  @Test
  void unsubscribing_twice_returns_false() {
    Connection ada = add("ada");
    store.subscribe(subscription(ada, "1", NEWS));

    assertThat(store.unsubscribe(ada.id(), new SubscriptionId("1"))).isTrue();
    assertThat(store.unsubscribe(ada.id(), new SubscriptionId("1"))).isFalse();
    assertThat(store.unsubscribe(new ConnectionId("nobody"), new SubscriptionId("1"))).isFalse();
  }

  @Test
  void a_pattern_has_exactly_its_own_subscribers() {
    Connection ada = add("ada");
    store.subscribe(subscription(ada, "1", new ChannelPattern("/news")));
    store.subscribe(subscription(ada, "2", new ChannelPattern("/news/*")));
    store.subscribe(subscription(ada, "3", new ChannelPattern("/newsletter")));
    store.subscribe(subscription(ada, "4", new ChannelPattern("/news/sport")));

    assertThat(subscribersTo(new ChannelPattern("/news/*")))
        .extracting(Subscription::id)
        .containsExactly(new SubscriptionId("2"));
    assertThat(subscribersTo(NEWS))
        .extracting(Subscription::id)
        .containsExactly(new SubscriptionId("1"));
  }

  // Concurrency

  @Test
  void of_concurrent_subscribes_with_one_id_and_different_patterns_one_succeeds() {
    Connection ada = add("ada");

    List<SubscribeResult> results =
        atOnce(8, i -> store.subscribe(subscription(ada, "1", new ChannelPattern("/news/" + i))));

    assertThat(results).containsOnlyOnce(SUBSCRIBED).contains(ID_TAKEN).hasSize(8);
  }

  @Test
  void concurrent_subscribes_do_not_exceed_the_limit() {
    Connection ada = add("ada");

    List<SubscribeResult> results =
        atOnce(LIMIT + 10, i -> store.subscribe(subscription(ada, "s" + i, NEWS)));

    assertThat(results).filteredOn(SUBSCRIBED::equals).hasSize(LIMIT);
    assertThat(results).filteredOn(LIMIT_REACHED::equals).hasSize(10);
    assertThat(subscribersTo(NEWS)).hasSize(LIMIT);
  }

  @Test
  void of_concurrent_unsubscribes_exactly_one_returns_true() {
    Connection ada = add("ada");
    store.subscribe(subscription(ada, "1", NEWS));

    List<Boolean> results = atOnce(8, i -> store.unsubscribe(ada.id(), new SubscriptionId("1")));

    assertThat(results).containsOnlyOnce(true);
  }

  @Test
  void subscribing_during_removal_leaves_no_subscription() {
    for (int round = 0; round < 10; round++) {
      Connection ada = add("ada" + round);

      atOnce(
          9,
          i -> {
            if (i == 4) {
              store.remove(ada.id());
              return NOT_CONNECTED;
            }
            return store.subscribe(subscription(ada, "s" + i, NEWS));
          });

      assertThat(subscribersTo(NEWS)).isEmpty();
    }
  }

  /**
   * DynamoDB ends a page at 1 MB; some implementations read only the first page and lose the other
   * subscribers.
   *
   * <p>Long ids and patterns make few rows larger than 1 MB, in either table.
   */
  @Test
  void reads_all_pages() {
    ChannelPattern longest = new ChannelPattern(("/" + "p".repeat(50)).repeat(5));
    List<Connection> all =
        atOnce(
            1_100,
            i -> {
              Connection connection = connection(i + "-" + "x".repeat(790));
              store.add(connection, List.of(subscription(connection, "1", longest)));
              return connection;
            });

    List<Page<Subscription>> whole =
        pages(cursor -> store.subscribersTo(longest, AudienceShare.WHOLE, cursor));
    assertThat(whole).hasSizeGreaterThan(1);
    assertThat(connectionsOf(items(whole))).containsExactlyInAnyOrderElementsOf(all);

    assertThat(connectionsOf(inShares(longest, 5))).containsExactlyInAnyOrderElementsOf(all);

    assertThat(connectionsOf(readWhileOthersComeAndGo(longest, all)))
        .containsAll(all.subList(100, all.size()))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_share_contains_exactly_the_connections_at_its_positions() {
    List<Connection> all = IntStream.range(0, 40).mapToObj(i -> add("c" + i)).toList();
    all.forEach(connection -> store.subscribe(subscription(connection, "1", NEWS)));
    AudienceShare share = new AudienceShare(10, 150);

    assertThat(connectionsOf(items(pages(cursor -> store.subscribersTo(NEWS, share, cursor)))))
        .containsExactlyInAnyOrderElementsOf(
            all.stream().filter(connection -> share.contains(connection.id())).toList());
  }

  /**
   * The size of an audience is estimated from its first pages, which requires the order of
   * positions.
   */
  @Test
  void subscribers_are_returned_in_the_order_of_their_positions() {
    List<Connection> all = IntStream.range(0, 60).mapToObj(i -> add("c" + i)).toList();
    for (ChannelPattern pattern : List.of(NEWS, new ChannelPattern("/broadcast"))) {
      all.forEach(
          connection ->
              store.subscribe(subscription(connection, "of" + pattern.value().length(), pattern)));

      assertThat(connectionsOf(subscribersTo(pattern)))
          .isSortedAccordingTo(
              Comparator.comparingInt(each -> AudienceShare.positionOf(each.id())));
    }
  }

  private List<Subscription> inShares(ChannelPattern pattern, int parts) {
    return AudienceShare.WHOLE.split(parts).stream()
        .flatMap(
            share -> items(pages(cursor -> store.subscribersTo(pattern, share, cursor))).stream())
        .toList();
  }

  /** After the first page, removes the first hundred connections and adds a hundred others. */
  private List<Subscription> readWhileOthersComeAndGo(
      ChannelPattern pattern, List<Connection> all) {
    Page<Subscription> first = store.subscribersTo(pattern, AudienceShare.WHOLE, Cursor.START);
    atOnce(
        100,
        i -> {
          store.remove(all.get(i).id());
          Connection late = connection("late" + i);
          store.add(late, List.of(subscription(late, "1", pattern)));
          return i;
        });
    List<Subscription> read = new ArrayList<>(first.items());
    Optional<Cursor> next = first.next();
    while (next.isPresent()) {
      Page<Subscription> page = store.subscribersTo(pattern, AudienceShare.WHOLE, next.get());
      read.addAll(page.items());
      next = page.next();
    }
    return read;
  }

  // Sequences

  @Test
  void a_connection_starts_at_sequence_0_and_advances_with_each_handled_reminder() {
    Connection ada = add("ada");

    assertThat(store.sequence(ada.id())).hasValue(0);
    store.advance(new Reminder(ada, 0));
    assertThat(store.sequence(ada.id())).hasValue(1);
    store.advance(new Reminder(ada, 1));
    assertThat(store.sequence(ada.id())).hasValue(2);
  }

  @Test
  void an_outdated_reminder_does_not_lower_the_sequence() {
    Connection ada = add("ada");
    store.advance(new Reminder(ada, 6));

    store.advance(new Reminder(ada, 6));
    store.advance(new Reminder(ada, 2));

    assertThat(store.sequence(ada.id())).hasValue(7);
  }

  @Test
  void of_reminders_handled_concurrently_the_latest_counts() {
    Connection ada = add("ada");

    atOnce(
        16,
        i -> {
          store.advance(new Reminder(ada, i));
          return i;
        });

    assertThat(store.sequence(ada.id())).hasValue(16);
  }

  @Test
  void an_unknown_connection_has_no_sequence_and_advancing_does_not_add_it() {
    Connection ada = add("ada");
    store.remove(ada.id());

    store.advance(new Reminder(ada, 0));

    assertThat(store.sequence(ada.id())).isEmpty();
    assertThat(store.find(ada.id())).isEmpty();
  }

  @Test
  void an_expired_connection_has_no_sequence() {
    Connection ada = add("ada");
    clock.turn(Connection.LIFETIME);

    store.advance(new Reminder(ada, 0));

    assertThat(store.sequence(ada.id())).isEmpty();
  }

  @Test
  void advancing_the_sequence_keeps_all_subscriptions() {
    Connection ada = fullConnection();

    store.advance(new Reminder(ada, 0));

    assertThat(store.subscribe(subscription(ada, "more", SPORT)))
        .isEqualTo(SubscribeResult.LIMIT_REACHED);
    assertThat(store.unsubscribe(ada.id(), new SubscriptionId("s0"))).isTrue();
    assertThat(store.subscribe(subscription(ada, "more", SPORT)))
        .isEqualTo(SubscribeResult.SUBSCRIBED);
  }

  private Connection connection(String id) {
    return Connection.plain(new ConnectionId(id), clock.instant());
  }

  private Connection add(String id) {
    Connection connection = connection(id);
    store.add(connection, List.of());
    return connection;
  }

  private Connection fullConnection() {
    Connection ada = add("ada");
    IntStream.range(0, LIMIT).forEach(i -> store.subscribe(subscription(ada, "s" + i, NEWS)));
    return ada;
  }

  private static Subscription subscription(Connection of, String id, ChannelPattern to) {
    return new Subscription(of, new SubscriptionId(id), to);
  }

  private List<Subscription> subscribersTo(ChannelPattern pattern) {
    return items(pages(cursor -> store.subscribersTo(pattern, AudienceShare.WHOLE, cursor)));
  }

  private static List<Connection> connectionsOf(List<Subscription> subscriptions) {
    return subscriptions.stream().map(Subscription::connection).toList();
  }

  private static <T> List<Page<T>> pages(Function<Cursor, Page<T>> reading) {
    List<Page<T>> pages = new ArrayList<>();
    Optional<Cursor> next = Optional.of(Cursor.START);
    while (next.isPresent()) {
      Page<T> page = reading.apply(next.get());
      pages.add(page);
      next = page.next();
    }
    return pages;
  }

  private static <T> List<T> items(List<Page<T>> pages) {
    return pages.stream().flatMap(page -> page.items().stream()).toList();
  }
}
