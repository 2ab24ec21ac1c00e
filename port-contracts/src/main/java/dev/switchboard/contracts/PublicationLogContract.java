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

/** What every {@link PublicationLog} promises. */
public abstract class PublicationLogContract {

  private static final PublicationKey KEY = new PublicationKey("4f1c");
  private static final String BODY = "a body's digest";
  private static final String ANSWER = "{\"successful\":[]}";

  private final ManualClock clock = new ManualClock();
  private PublicationLog log;

  /** Makes an empty log. */
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
  void claims_of_different_keys_have_nothing_to_do_with_each_other() {
    assertThat(log.claim(KEY, BODY)).isInstanceOf(Claim.Granted.class);
    assertThat(log.claim(new PublicationKey("other"), BODY)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void of_many_claims_at_once_one_is_granted() {
    assertThat(grantedOfManyAtOnce()).allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
  }

  @Test
  void of_many_claims_at_once_where_an_earlier_one_ran_out_one_is_granted() {
    grantedOfManyAtOnce();
    clock.turn(PublicationLog.CLAIM);

    assertThat(grantedOfManyAtOnce()).allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
  }

  @Test
  void what_is_finished_is_answered_as_it_was() {
    log.claim(KEY, BODY);
    log.finish(KEY, BODY, ANSWER);

    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.Done(ANSWER));
  }

  @Test
  void another_body_is_distinguished_before_and_after() {
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
  void what_is_finished_cannot_be_released_or_finished_otherwise() {
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

  /** Or a third would publish while the second does. */
  @Test
  void a_claim_that_ran_out_does_not_release_the_next() {
    Claim.Granted first = granted();
    clock.turn(PublicationLog.CLAIM);
    Claim.Granted second = granted();

    log.release(KEY, first);
    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.InProgress());

    log.release(KEY, second);
    assertThat(log.claim(KEY, BODY)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void a_claim_that_ran_out_is_released_and_leaves_nothing_behind() {
    Claim.Granted claim = granted();
    clock.turn(PublicationLog.CLAIM);
    log.release(KEY, claim);

    assertThat(log.claim(KEY, "another")).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void a_claim_that_was_never_finished_is_granted_again() {
    log.claim(KEY, BODY);
    clock.turn(PublicationLog.CLAIM.minusMillis(1));
    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.InProgress());

    clock.turn(Duration.ofMillis(1));
    assertThat(log.claim(KEY, BODY)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void what_is_finished_after_its_claim_ran_out_is_finished_all_the_same() {
    log.claim(KEY, BODY);
    clock.turn(PublicationLog.CLAIM);
    log.claim(KEY, BODY);
    log.finish(KEY, BODY, ANSWER);
    log.finish(KEY, BODY, "by the second");

    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.Done(ANSWER));
  }

  /** The current holder of the key must find its own publication when it asks again. */
  @Test
  void what_is_finished_after_its_claim_ran_out_leaves_another_that_has_the_key_alone() {
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
  void what_is_finished_when_nobody_has_the_key_is_finished_all_the_same() {
    log.claim(KEY, "another");
    clock.turn(PublicationLog.CLAIM);

    log.finish(KEY, BODY, ANSWER);

    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.Done(ANSWER));
  }

  @Test
  void of_answers_that_are_noted_at_once_one_stands() {
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
  void a_long_answer_is_answered_as_it_was() {
    String answer = "{\"error\":\"né à 14 h ✓\"}\n".repeat(5_000);
    log.claim(KEY, BODY);
    log.finish(KEY, BODY, answer);

    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.Done(answer));
  }

  @Test
  void a_publication_is_forgotten_in_time() {
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

  /** How many of sixteen claims each of twenty keys grants. */
  private Map<Integer, Integer> grantedOfManyAtOnce() {
    Map<Integer, Integer> granted = new HashMap<>();
    List<Claim> claims = atOnce(320, i -> log.claim(new PublicationKey("key-" + i / 16), BODY));
    for (int i = 0; i < claims.size(); i++) {
      granted.merge(i / 16, claims.get(i) instanceof Claim.Granted ? 1 : 0, Integer::sum);
    }
    return granted;
  }
}
