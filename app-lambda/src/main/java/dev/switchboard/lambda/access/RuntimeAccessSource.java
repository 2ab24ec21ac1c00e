package dev.switchboard.lambda.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.access.AccessFileStore;
import dev.switchboard.domain.access.AccessFileStore.Reading;
import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.AccessSource;
import dev.switchboard.domain.access.TokenVerifier;
import dev.switchboard.oidc.OidcSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes keys, issuers and rules from an access file that can be replaced at run time. All else, and
 * the namespaces that may have rules, come from the packed file.
 *
 * <p>The file is read by the invocation that needs it, never between invocations, because Lambda
 * freezes the process there. One thread reads at a time. Others use the copy meanwhile; without a
 * usable copy, they wait for that read.
 */
public final class RuntimeAccessSource implements AccessSource {

  /** The time after a failed read until the next, as clients learn it from HTTP publish. */
  static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

  private static final int MOST_DOUBLINGS = 10;
  private static final String UNAVAILABLE = "The access rules cannot be read at the moment.";

  private final AccessFile packed;
  private final AccessFileStore store;
  private final Duration maxAge;
  private final Duration maxStale;
  private final Function<OidcSettings, TokenVerifier> verifiers;
  private final InstantSource clock;
  private final Consumer<AccessRefresh> log;
  private final AtomicReference<State> state =
      new AtomicReference<>(new State(Optional.empty(), Instant.MIN, 0));
  private final AtomicReference<@Nullable CompletableFuture<State>> reading =
      new AtomicReference<>();

  /**
   * What is known of the file.
   *
   * @param readAgainAt the time from which the file is read again
   * @param failures the number of failed reads since the last success
   */
  private record State(Optional<RuntimeAccessCopy> copy, Instant readAgainAt, int failures) {}

  /**
   * Creates a source that has read nothing yet.
   *
   * @param packed the file of the deployment
   * @param verifiers creates a verifier of the tokens of some issuers
   * @param log receives the result of each read, except of an unchanged file
   */
  public RuntimeAccessSource(
      AccessFile packed,
      AccessFileStore store,
      Duration maxAge,
      Duration maxStale,
      Function<OidcSettings, TokenVerifier> verifiers,
      InstantSource clock,
      Consumer<AccessRefresh> log) {
    this.packed = packed;
    this.store = store;
    this.maxAge = maxAge;
    this.maxStale = maxStale;
    this.verifiers = verifiers;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public boolean servesEvents() {
    return packed.rules().servesEvents();
  }

  @Override
  public AccessRules current() {
    State known = state.get();
    State latest = clock.instant().isBefore(known.readAgainAt()) ? known : refresh(known);
    return usable(latest, clock.instant())
        .map(RuntimeAccessCopy::rules)
        .orElseGet(() -> AccessRules.unavailable(servesEvents(), UNAVAILABLE));
  }

  private Optional<RuntimeAccessCopy> usable(State latest, Instant now) {
    return latest.copy().filter(copy -> now.isBefore(copy.confirmedAt().plus(maxStale)));
  }

  /** Reads the file, unless another thread does. */
  private State refresh(State known) {
    CompletableFuture<State> mine = new CompletableFuture<>();
    CompletableFuture<State> running = reading.compareAndExchange(null, mine);
    if (running != null) {
      return usable(known, clock.instant()).isPresent() ? known : running.join();
    }
    State latest = state.get();
    try {
      // Another thread may have finished a read since the state was looked at.
      if (!clock.instant().isBefore(latest.readAgainAt())) {
        latest = read(latest);
        state.set(latest);
      }
    } finally {
      reading.set(null);
      mine.complete(latest);
    }
    return latest;
  }

  private State read(State before) {
    Instant start = clock.instant();
    return switch (store.read(before.copy().map(RuntimeAccessCopy::tag))) {
      case Reading.Found found -> found(found, before, start);
      case Reading.Unchanged _ ->
          current(before.copy().map(copy -> copy.confirmedAt(start)), start);
      case Reading.Missing _ ->
          failed("There is no access file yet: ./switchboard access push.", before);
      case Reading.Failed(String reason) -> failed(reason, before);
    };
  }

  private State found(Reading.Found found, State before, Instant start) {
    long held = before.copy().map(RuntimeAccessCopy::version).orElse(0L);
    if (found.version() < held) {
      return failed(
          "The access file has the version %d, but %d was read before."
              .formatted(found.version(), held),
          before);
    }
    return switch (AccessFile.read(found.text().getBytes(UTF_8))) {
      case AccessReading.Usable(AccessFile file) -> replaced(file, found, before, start);
      case AccessReading.Refused(String reason) ->
          failed("The access file cannot be used: " + reason, before);
    };
  }

  private State replaced(AccessFile file, Reading.Found found, State before, Instant start) {
    AccessRules rules =
        file.rulesWithin(packed).withTokens(verifier(file.issuers(), before.copy()));
    log.accept(new AccessRefresh.Replaced(found.version(), file.refusalsWithin(packed)));
    return current(
        Optional.of(
            new RuntimeAccessCopy(rules, file.issuers(), found.version(), found.tag(), start)),
        start);
  }

  /** A verifier knows the keys of its issuers, so it is kept while the issuers are the same. */
  private TokenVerifier verifier(OidcSettings issuers, Optional<RuntimeAccessCopy> before) {
    return before
        .filter(copy -> copy.issuers().equals(issuers))
        .map(copy -> copy.rules().tokens())
        .orElseGet(() -> verifiers.apply(issuers));
  }

  private State current(Optional<RuntimeAccessCopy> copy, Instant start) {
    return new State(copy, start.plus(maxAge), 0);
  }

  private State failed(String reason, State before) {
    Instant now = clock.instant();
    log.accept(
        new AccessRefresh.Failed(
            reason, before.copy().map(copy -> Duration.between(copy.confirmedAt(), now))));
    return new State(before.copy(), now.plus(pause(before, now)), before.failures() + 1);
  }

  /** While the copy serves, a store that does not answer delays fewer and fewer messages. */
  private Duration pause(State before, Instant now) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(before.failures(), MOST_DOUBLINGS));
    Duration longest =
        usable(before, now).isPresent() && maxAge.compareTo(FIRST_PAUSE) > 0 ? maxAge : FIRST_PAUSE;
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
