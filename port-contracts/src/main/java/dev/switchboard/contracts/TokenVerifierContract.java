package dev.switchboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.access.TokenVerification;
import dev.switchboard.domain.access.TokenVerification.Refused;
import dev.switchboard.domain.access.TokenVerification.Verified;
import dev.switchboard.domain.access.TokenVerifier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of every {@link TokenVerifier} that trusts an issuer. */
public abstract class TokenVerifierContract {

  private static final Duration LIFE = Duration.ofMinutes(5);

  /** The verifier's clock, advanced by the tests. */
  protected final ManualClock clock = new ManualClock();

  /** Returns the verifier under test. */
  protected abstract TokenVerifier verifier();

  /** Returns a token that the verifier's issuer creates now. */
  protected abstract String token(String subject, Duration life);

  @Test
  void a_token_verifies_its_subject() {
    assertThat(verifier().verify(token("ann", LIFE)))
        .isInstanceOfSatisfying(
            Verified.class,
            verified -> {
              assertThat(verified.principal().kind()).isEqualTo(Principal.Kind.TOKEN);
              assertThat(verified.principal().name()).isEqualTo("ann");
              assertThat(verified.principal().hasClaim("sub", "ann")).isTrue();
            });
  }

  @Test
  void a_token_is_valid_until_it_expires_any_number_of_times() {
    TokenVerifier verifier = verifier();
    String token = token("ann", LIFE);
    TokenVerification verified = verifier.verify(token);
    assertThat(verified).isInstanceOf(Verified.class);

    clock.turn(LIFE.minusSeconds(1));
    assertThat(verifier.verify(token)).isEqualTo(verified);

    // By now the token has been expired for longer than any tolerance for clock differences.
    clock.turn(LIFE);
    assertThat(verifier.verify(token)).isInstanceOf(Refused.class);
  }

  @Test
  void a_token_that_was_changed_anywhere_is_refused() {
    TokenVerifier verifier = verifier();
    String token = token("ann", LIFE);

    // Excludes the last character: not all of its bits are part of the signature.
    for (int i = 0; i < token.length() - 1; i += 7) {
      char other = token.charAt(i) == 'A' ? 'Q' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(verifier.verify(changed)).as("changed at %d", i).isInstanceOf(Refused.class);
    }
  }

  @Test
  void a_text_that_is_not_a_token_is_refused() {
    TokenVerifier verifier = verifier();
    for (String text :
        List.of("", " ", ".", "..", "a.b.c", "\0", "é.é.é", "{}", "Bearer ", "e30.e30.", "null")) {
      assertThat(verifier.verify(text)).as("'%s'", text).isInstanceOf(Refused.class);
    }
    assertThat(verifier.verify("a".repeat(1_000_000))).isInstanceOf(Refused.class);
    assertThat(verifier.verify("[".repeat(10_000))).isInstanceOf(Refused.class);
  }

  @Test
  void a_refusal_contains_no_part_of_the_token() {
    String token = token("ann", LIFE);
    clock.turn(Duration.ofDays(1));

    assertThat(verifier().verify(token))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.reason())
                    .isNotEmpty()
                    .doesNotContain("ann")
                    .doesNotContain("eyJ"));
  }

  @Test
  void concurrent_calls_are_verified() throws InterruptedException, ExecutionException {
    TokenVerifier verifier = verifier();
    List<Callable<TokenVerification>> checks =
        IntStream.range(0, 16)
            .mapToObj(i -> token("user-" + i, LIFE))
            .<Callable<TokenVerification>>map(token -> () -> verifier.verify(token))
            .toList();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<TokenVerification> check : threads.invokeAll(checks)) {
        assertThat(check.get()).isInstanceOf(Verified.class);
      }
    }
  }
}
