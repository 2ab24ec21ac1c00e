package dev.switchboard.lambda.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.access.AccessFileStore;
import dev.switchboard.domain.access.AccessFileStore.Reading;
import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.Authentication;
import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.access.TokenVerification;
import dev.switchboard.domain.connection.ChannelName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RuntimeAccessSourceTest {

  private static final String PACKED =
      """
      {"events": true, "connect": ["anyone"],
       "namespaces": {"news": [{"publish": ["anyone"]}], "empty": []}}
      """;
  private static final String BACKEND_ONLY =
      """
      {"events": false,
       "keys": {"backend": {"sha256": "%s", "expires": "2999-01-01T00:00:00Z"}},
       "connect": ["keys"],
       "namespaces": {"news": [{"publish": ["key:backend"]}]}}
      """
          .formatted(IssuedKey.hashOf("the-key"));
  private static final String NO_KEY = "{\"namespaces\": {\"news\": []}}";

  private static final Duration AGE = Duration.ofMinutes(1);
  private static final Duration STALE = Duration.ofMinutes(15);
  private static final Reading DOWN = new Reading.Failed("S3 answered 500.");

  private final ManualClock clock = new ManualClock();
  private final ScriptedFileStore store = new ScriptedFileStore();
  private final List<AccessRefresh> log = new ArrayList<>();
  private final AtomicInteger verifiers = new AtomicInteger();
  private final RuntimeAccessSource source =
      new RuntimeAccessSource(
          file(PACKED),
          store,
          AGE,
          STALE,
          _ -> {
            verifiers.incrementAndGet();
            return _ -> new TokenVerification.Refused("A test has no tokens.");
          },
          clock,
          log::add);

  /** A store whose next results a test sets. */
  private static final class ScriptedFileStore implements AccessFileStore {

    private volatile Reading next = new Reading.Missing();
    private volatile CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);
    private final List<Optional<String>> tags = new ArrayList<>();

    @Override
    public Reading read(Optional<String> knownTag) {
      tags.add(knownTag);
      answer.join();
      return next;
    }

    @Override
    public Writing write(String text, long version, Optional<String> replacedTag) {
      throw new AssertionError("A function writes no access file.");
    }

    int reads() {
      return tags.size();
    }
  }

  @Test
  void nothing_is_read_before_the_first_need_or_for_the_protocol() {
    assertThat(source.servesEvents()).isTrue();

    assertThat(store.reads()).isZero();
  }

  @Test
  void keys_connect_and_rules_are_of_the_file_and_events_of_the_packed_one() {
    store.next = found(BACKEND_ONLY, 1);

    AccessRules rules = source.current();

    assertThat(rules.servesEvents()).isTrue();
    assertThat(rules.mayConnect(Principal.ANONYMOUS)).isFalse();
    assertThat(publishes(Principal.ANONYMOUS)).isFalse();
    assertThat(publishes(Principal.ofKey("backend"))).isTrue();
    assertThat(authenticate()).isInstanceOf(Authentication.Authenticated.class);
    assertThat(log).containsExactly(new AccessRefresh.Replaced(1, List.of()));
  }

  @Test
  void a_revoked_key_is_refused_once_the_file_is_older_than_its_age() {
    store.next = found(BACKEND_ONLY, 1);
    source.current();
    store.next = found(NO_KEY, 2);

    clock.turn(AGE.minusMillis(1));
    assertThat(authenticate()).isInstanceOf(Authentication.Authenticated.class);
    assertThat(store.reads()).isOne();

    clock.turn(Duration.ofMillis(1));
    assertThat(authenticate()).isInstanceOf(Authentication.Refused.class);
    assertThat(store.tags).containsExactly(Optional.empty(), Optional.of("tag-1"));
  }

  @Test
  void an_unchanged_file_is_fresh_for_another_age() {
    store.next = found(BACKEND_ONLY, 1);
    source.current();
    store.next = new Reading.Unchanged();

    for (int minute = 1; minute <= 60; minute++) {
      clock.turn(AGE);
      assertThat(publishes(Principal.ofKey("backend"))).isTrue();
    }
    assertThat(store.reads()).isEqualTo(61);
    assertThat(log).hasSize(1);
  }

  @Test
  void the_last_copy_serves_while_the_file_cannot_be_read_but_no_longer_than_may_be() {
    store.next = found(BACKEND_ONLY, 1);
    source.current();
    store.next = DOWN;

    clock.turn(STALE.minusMillis(1));
    assertThat(publishes(Principal.ofKey("backend"))).isTrue();
    assertThat(log)
        .endsWith(new AccessRefresh.Failed("S3 answered 500.", Optional.of(STALE.minusMillis(1))));

    clock.turn(Duration.ofMillis(1));
    assertThatAllIsTemporarilyRefused();

    store.next = new Reading.Unchanged();
    clock.turn(RuntimeAccessSource.FIRST_PAUSE);
    assertThat(publishes(Principal.ofKey("backend"))).isTrue();
  }

  @Test
  void without_a_copy_everything_is_refused_as_a_temporary_failure_whatever_is_packed() {
    for (Reading failure : List.of(new Reading.Missing(), DOWN, found("{\"connect\": 1}", 1))) {
      store.next = failure;
      assertThatAllIsTemporarilyRefused();
      clock.turn(RuntimeAccessSource.FIRST_PAUSE);
    }
    assertThat(log)
        .hasSize(3)
        .allSatisfy(
            each ->
                assertThat(each)
                    .isInstanceOfSatisfying(
                        AccessRefresh.Failed.class, failed -> assertThat(failed.age()).isEmpty()));
  }

  @Test
  void after_a_failure_the_store_is_left_alone_for_a_while_and_longer_each_time() {
    store.next = found(BACKEND_ONLY, 1);
    source.current();
    store.next = DOWN;

    clock.turn(AGE);
    source.current();
    for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
      int reads = store.reads();
      clock.turn(Duration.ofSeconds(seconds).minusMillis(1));
      source.current();
      assertThat(store.reads()).isEqualTo(reads);
      clock.turn(Duration.ofMillis(1));
      source.current();
      assertThat(store.reads()).as("after %d s", seconds).isEqualTo(reads + 1);
    }
  }

  @Test
  void a_lower_version_than_the_one_held_is_refused_and_a_higher_one_is_not() {
    store.next = found(NO_KEY, 7);
    source.current();
    store.next = found(BACKEND_ONLY, 6);

    clock.turn(AGE);
    assertThat(authenticate()).isInstanceOf(Authentication.Refused.class);
    assertThat(log)
        .endsWith(
            new AccessRefresh.Failed(
                "The access file has the version 6, but 7 was read before.", Optional.of(AGE)));

    store.next = found(BACKEND_ONLY, 8);
    clock.turn(RuntimeAccessSource.FIRST_PAUSE);
    assertThat(authenticate()).isInstanceOf(Authentication.Authenticated.class);
  }

  @Test
  void a_rule_for_a_namespace_that_the_packed_file_lacks_is_refused_with_a_reason() {
    store.next =
        found(
            "{\"namespaces\": {\"news\": [{\"publish\": [\"anyone\"]}],"
                + " \"empty\": [{\"publish\": [\"anyone\"]}],"
                + " \"sport\": [{\"publish\": [\"anyone\"]}]}}",
            1);

    AccessRules rules = source.current();

    assertThat(rules.mayPublish(Principal.ANONYMOUS, new ChannelName("/news"))).isTrue();
    assertThat(rules.mayPublish(Principal.ANONYMOUS, new ChannelName("/empty"))).isTrue();
    assertThat(rules.mayPublish(Principal.ANONYMOUS, new ChannelName("/sport"))).isFalse();
    assertThat(log)
        .containsExactly(
            new AccessRefresh.Replaced(
                1,
                List.of("namespaces/sport: the packed access file does not list this namespace.")));
  }

  @Test
  void the_keys_of_issuers_stay_known_while_the_issuers_are_the_same() {
    String issuers = "{\"issuers\": {\"https://%s.example\": {\"audiences\": [\"a\"]}}}";
    store.next = found(issuers.formatted("one"), 1);
    source.current();
    store.next = found(issuers.formatted("one") + "// changed", 2);
    clock.turn(AGE);
    source.current();
    assertThat(verifiers).hasValue(1);

    store.next = found(issuers.formatted("other"), 3);
    clock.turn(AGE);
    source.current();
    assertThat(verifiers).hasValue(2);
  }

  @Test
  void one_thread_reads_at_a_time_and_the_others_wait_only_without_a_copy()
      throws InterruptedException {
    store.next = found(BACKEND_ONLY, 1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      store.answer = new CompletableFuture<>();
      List<Future<AccessRules>> first = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        first.add(threads.submit((Callable<AccessRules>) source::current));
      }
      store.answer.complete(null);
      assertThat(first).allSatisfy(each -> assertThat(each.get().outage()).isEmpty());
      assertThat(store.reads()).isOne();

      store.answer = new CompletableFuture<>();
      clock.turn(AGE);
      Future<AccessRules> reader = threads.submit((Callable<AccessRules>) source::current);
      while (store.reads() < 2) {
        Thread.onSpinWait();
      }
      // The read does not end, and the copy serves.
      assertThat(publishes(Principal.ofKey("backend"))).isTrue();
      assertThat(reader.isDone()).isFalse();
      store.answer.complete(null);
    }
    assertThat(store.reads()).isEqualTo(2);
  }

  private void assertThatAllIsTemporarilyRefused() {
    AccessRules rules = source.current();
    assertThat(rules.servesEvents()).isTrue();
    for (Credentials credentials :
        List.of(
            new Credentials.None(),
            new Credentials.ApiKey("the-key"),
            new Credentials.Token("t"))) {
      assertThat(rules.authenticate(credentials, clock.instant()))
          .isEqualTo(
              new Authentication.Unavailable("The access rules cannot be read at the moment."));
    }
    assertThat(rules.mayConnect(Principal.ANONYMOUS)).isFalse();
    assertThat(rules.mayPublish(Principal.ANONYMOUS, new ChannelName("/news"))).isFalse();
  }

  private Authentication authenticate() {
    return source.current().authenticate(new Credentials.ApiKey("the-key"), clock.instant());
  }

  private boolean publishes(Principal principal) {
    return source.current().mayPublish(principal, new ChannelName("/news"));
  }

  private static Reading found(String text, long version) {
    return new Reading.Found(text, version, "tag-" + version);
  }

  private static AccessFile file(String text) {
    return ((AccessReading.Usable) AccessFile.read(text.getBytes(UTF_8))).file();
  }
}
