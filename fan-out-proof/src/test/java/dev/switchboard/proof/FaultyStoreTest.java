package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePeer.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that the faults of the store occur, and no others. Only the first few removals fail. */
final class FaultyStoreTest {

  private static final Duration TIME_OUT = Duration.ofSeconds(8);

  private final SkippingClock clock = new SkippingClock();
  private final Instant start = clock.instant();
  private final StoreTables tables = new StoreTables();
  private final WorkerProcess process = new WorkerProcess();
  private final List<ConnectionId> forgotten = new ArrayList<>();

  @Test
  void without_trouble_a_removal_leaves_nothing() {
    add(ADA, BOB);

    with().remove(ADA.id());

    assertThat(tables.rows()).isEqualTo(new StoredRows(Set.of(BOB.id()), Set.of(BOB.id())));
    assertThat(forgotten).containsExactly(ADA.id());
  }

  @Test
  void a_page_ends_where_the_next_begins() {
    IntStream.range(0, 50).forEach(i -> tables.add(at(new ConnectionId("peer-" + i))));
    List<Subscription> all = new ArrayList<>();
    int pages = 0;

    FaultyStore store = with();
    for (Optional<Cursor> next = Optional.of(Cursor.START); next.isPresent(); pages++) {
      Page<Subscription> page = read(store, next.get());
      all.addAll(page.items());
      next = page.next();
    }

    assertThat(pages).isEqualTo(4);
    assertThat(all).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void a_removal_that_stops_half_way_leaves_a_subscription_and_the_next_takes_it() {
    add(ADA, BOB);
    FaultyStore store = with(FaultKind.HALF_REMOVED);
    store.remove(ADA.id());

    assertDown(() -> store.remove(BOB.id()));
    assertThat(tables.rows()).isEqualTo(new StoredRows(Set.of(), Set.of(BOB.id())));
    assertThat(read(store, Cursor.START).items()).hasSize(1);

    store.remove(BOB.id());
    assertThat(tables.rows()).isEqualTo(new StoredRows(Set.of(), Set.of()));
    assertThat(forgotten).containsExactly(ADA.id(), BOB.id());
  }

  @Test
  void a_worker_that_is_to_be_killed_dies_half_way() {
    add(ADA, BOB);
    FaultyStore store = with(FaultKind.HALF_REMOVED);
    store.remove(ADA.id());
    process.killAfter(5);

    assertDown(() -> store.remove(BOB.id()));

    assertThat(process.isAlive()).isFalse();
    assertDown(() -> store.remove(BOB.id()));
    assertThat(tables.rows().subscribers()).containsExactly(BOB.id());
  }

  @Test
  void a_failing_store_fails_a_removal_and_every_third_page() {
    add(ADA);
    FaultyStore store = with(FaultKind.FAILING_STORE);

    assertDown(() -> store.remove(ADA.id()));
    assertThat(tables.rows().connections()).containsExactly(ADA.id());

    read(store, Cursor.START);
    read(store, Cursor.START);
    assertDown(() -> read(store, Cursor.START));
    assertThat(clock.instant()).isEqualTo(start);
  }

  @Test
  void a_hanging_store_takes_its_time_for_a_removal_and_every_fourth_page() {
    add(ADA);
    FaultyStore store = with(FaultKind.HANGING);
    store.remove(BOB.id());
    store.remove(BOB.id());

    assertDown(() -> store.remove(ADA.id()));
    assertThat(clock.instant()).isEqualTo(start.plus(TIME_OUT));
    assertThat(tables.rows().connections()).containsExactly(ADA.id());

    IntStream.range(0, 3).forEach(_ -> read(store, Cursor.START));
    assertDown(() -> read(store, Cursor.START));
    assertThat(clock.instant()).isEqualTo(start.plus(TIME_OUT).plus(TIME_OUT));
  }

  @Test
  void of_a_process_that_was_killed_nothing_has_any_effect() {
    add(ADA);
    process.killAfter(0);

    assertDown(() -> with().remove(ADA.id()));
    assertDown(() -> read(with(), Cursor.START));

    assertThat(tables.rows().connections()).containsExactly(ADA.id());
  }

  private void add(SamplePeer... peers) {
    for (SamplePeer peer : peers) {
      tables.add(at(peer.id()));
    }
  }

  private Connection at(ConnectionId id) {
    return Connection.plain(id, start);
  }

  private FaultyStore with(FaultKind... troubles) {
    return new FaultyStore(
        tables, process, clock, new FaultMix(Set.of(troubles)), each -> forgotten.add(each.id()));
  }

  private static Page<Subscription> read(FaultyStore store, Cursor from) {
    return store.subscribersTo(StoreTables.PATTERN, AudienceShare.WHOLE, from);
  }

  private static void assertDown(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(StoreUnavailableException.class);
  }
}
