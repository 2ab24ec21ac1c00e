package dev.switchboard.contracts;

import static dev.switchboard.contracts.ConcurrentCalls.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.lifecycle.PublicationKey;
import dev.switchboard.domain.lifecycle.PublicationLog;
import dev.switchboard.domain.lifecycle.PublicationLog.Claim;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link PublicationLog}. */
public abstract class PublicationLogContract {

  private static final PublicationKey KEY = new PublicationKey("4f1c");
  private static final String BODY = "a body's digest";
  private static final String ANSWER = "{\"successful\":[]}";

  private final ManualClock clock = new ManualClock();
  private PublicationLog log;

  /** Creates an empty log. */
  protected abstract PublicationLog emptyLog(InstantSource clock);

  @BeforeEach
  void makeLog() {
    log = emptyLog(clock);
  }

  @Test
  void a_claim_is_granted_once() {
    assertThat(log.claim(KEY, BODY)).isInstanceOf(Claim.Granted.class);
    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.InProgress());
  }

  @Test
  void claims_of_different_keys_are_independent() {
    assertThat(log.claim(KEY, BODY)).isInstanceOf(Claim.Granted.class);
    assertThat(log.claim(new PublicationKey("other"), BODY)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void of_concurrent_claims_one_is_granted() {
    assertThat(grantedOfManyAtOnce()).allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
  }

  @Test
  void of_concurrent_claims_after_an_expired_one_one_is_granted() {
    grantedOfManyAtOnce();
    clock.turn(PublicationLog.CLAIM);

    assertThat(grantedOfManyAtOnce()).allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
  }

  @Test
  void a_finished_publication_returns_its_answer() {
    log.claim(KEY, BODY);
    log.finish(KEY, BODY, ANSWER);

    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.Done(ANSWER));
  }

  @Test
  void another_body_is_recognised_before_and_after_finishing() {
    log.claim(KEY, BODY);
    assertThat(log.claim(KEY, "another")).isEqualTo(new Claim.OtherBody());

    log.finish(KEY, BODY, ANSWER);
    assertThat(log.claim(KEY, "another")).isEqualTo(new Claim.OtherBody());
  }

  @Test
  void a_claim_that_is_released_is_granted_again() {
    log.release(KEY, granted());

    assertThat(log.claim(KEY, "another")).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void a_finished_publication_cannot_be_released_or_finished_again() {
    Claim.Granted claim = granted();
    log.finish(KEY, BODY, ANSWER);
    log.release(KEY, claim);
    log.finish(KEY, BODY, "otherwise");

    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.Done(ANSWER));
  }

  @Test
  void releasing_an_unclaimed_key_does_nothing() {
    log.release(KEY, new Claim.Granted("unknown"));

    assertThat(log.claim(KEY, BODY)).isInstanceOf(Claim.Granted.class);
  }

  /** Otherwise a third request would publish while the second does. */
  @Test
  void an_expired_claim_does_not_release_the_next() {
    Claim.Granted first = granted();
    clock.turn(PublicationLog.CLAIM);
    Claim.Granted second = granted();

    log.release(KEY, first);
    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.InProgress());

    log.release(KEY, second);
    assertThat(log.claim(KEY, BODY)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void an_expired_claim_that_is_released_leaves_the_key_free() {
    Claim.Granted claim = granted();
    clock.turn(PublicationLog.CLAIM);
    log.release(KEY, claim);

    assertThat(log.claim(KEY, "another")).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void a_claim_that_was_never_finished_expires_and_is_granted_again() {
    log.claim(KEY, BODY);
    clock.turn(PublicationLog.CLAIM.minusMillis(1));
    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.InProgress());

    clock.turn(Duration.ofMillis(1));
    assertThat(log.claim(KEY, BODY)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void finishing_after_the_claim_expired_still_stores_the_answer() {
    log.claim(KEY, BODY);
    clock.turn(PublicationLog.CLAIM);
    log.claim(KEY, BODY);
    log.finish(KEY, BODY, ANSWER);
    log.finish(KEY, BODY, "by the second");

    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.Done(ANSWER));
  }

  /** The current holder of the key must find its own publication when it claims again. */
  @Test
  void finishing_after_the_claim_expired_does_not_affect_another_publication_with_the_key() {
    log.claim(KEY, BODY);
    clock.turn(PublicationLog.CLAIM);
    log.claim(KEY, "another");

    log.finish(KEY, BODY, ANSWER);
    assertThat(log.claim(KEY, "another")).isEqualTo(new Claim.InProgress());

    log.finish(KEY, "another", "the other's");
    log.finish(KEY, BODY, ANSWER);
    assertThat(log.claim(KEY, "another")).isEqualTo(new Claim.Done("the other's"));
  }

  @Test
  void finishing_without_a_valid_claim_stores_the_answer() {
    log.claim(KEY, "another");
    clock.turn(PublicationLog.CLAIM);

    log.finish(KEY, BODY, ANSWER);

    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.Done(ANSWER));
  }

  @Test
  void of_concurrent_answers_one_is_stored() {
    log.claim(KEY, BODY);

    List<Claim> found =
        atOnce(
            16,
            i -> {
              log.finish(KEY, BODY, "answer " + i);
              return log.claim(KEY, BODY);
            });

    assertThat(found).hasOnlyElementsOfType(Claim.Done.class);
    assertThat(Set.copyOf(found)).hasSize(1);
  }

  @Test
  void a_long_answer_is_returned_unchanged() {
    String answer = "{\"error\":\"né à 14 h ✓\"}\n".repeat(5_000);
    log.claim(KEY, BODY);
    log.finish(KEY, BODY, answer);

    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.Done(answer));
  }

  @Test
  void a_publication_expires() {
    log.claim(KEY, BODY);
    log.finish(KEY, BODY, ANSWER);
    clock.turn(PublicationLog.MEMORY.minusMillis(1));
    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.Done(ANSWER));

    clock.turn(Duration.ofMillis(1));
    assertThat(log.claim(KEY, "another")).isInstanceOf(Claim.Granted.class);
  }

  private Claim.Granted granted() {
    Claim claim = log.claim(KEY, BODY);
    assertThat(claim).isInstanceOf(Claim.Granted.class);
    return (Claim.Granted) claim;
  }

  /** Returns the number of granted claims for each of twenty keys, with sixteen claims each. */
  private Map<Integer, Integer> grantedOfManyAtOnce() {
    Map<Integer, Integer> granted = new HashMap<>();
    List<Claim> claims = atOnce(320, i -> log.claim(new PublicationKey("key-" + i / 16), BODY));
    for (int i = 0; i < claims.size(); i++) {
      granted.merge(i / 16, claims.get(i) instanceof Claim.Granted ? 1 : 0, Integer::sum);
    }
    return granted;
  }
}
