package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePeer.BOB;
import static dev.switchboard.proof.SamplePeer.LISTENERS;
import static dev.switchboard.proof.SamplePosts.at;
import static dev.switchboard.proof.SamplePosts.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.proof.PublicationRecord.StatedDelay;
import dev.switchboard.proof.ScheduledFault.AccountThrottle;
import dev.switchboard.proof.ScheduledFault.HangingStore;
import dev.switchboard.proof.ScheduledFault.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Tests publications that arrive too late. A throttle lasts from second 10 to 15, and from 50 to
 * 55.
 */
final class RecoveryPromiseTest {

  private static final AccountLimit NEARLY_NOTHING = new AccountLimit(1, 1);
  private static final FaultSchedule THROTTLES =
      new FaultSchedule(
          List.of(
              new AccountThrottle(new Period(at(10), at(15)), NEARLY_NOTHING),
              new AccountThrottle(new Period(at(50), at(55)), NEARLY_NOTHING)));
  private static final FaultSchedule HUNG =
      new FaultSchedule(List.of(new HangingStore(new Period(at(10), at(15)))));

  @Test
  void a_publication_in_calm_has_three_seconds_however_soon_after_a_fault() {
    assertThat(broken(publication(15, 18, 18))).isEmpty();
    assertThat(broken(publication(15, 18.1, 17)))
        .containsExactly(Promise.DELIVERS_SOON_AFTER_A_FAULT);
    assertThat(broken(publication(15, 17, 18.1)))
        .containsExactly(Promise.ANSWERS_SOON_AFTER_A_FAULT);
  }

  @Test
  void a_publication_during_a_fault_has_until_three_seconds_after_it() {
    assertThat(broken(publication(11, 18, 18))).isEmpty();
    assertThat(broken(publication(11, 18.1, 18.1)))
        .containsExactly(Promise.DELIVERS_SOON_AFTER_A_FAULT, Promise.ANSWERS_SOON_AFTER_A_FAULT);
  }

  @Test
  void so_has_one_that_a_fault_begins_after() {
    assertThat(broken(publication(7.5, 18, 18))).isEmpty();
    assertThat(broken(publication(6.5, 18, 18)))
        .containsExactly(Promise.DELIVERS_SOON_AFTER_A_FAULT, Promise.ANSWERS_SOON_AFTER_A_FAULT);
  }

  @Test
  void whoever_never_receives_it_is_found() {
    PublicationRecord publication = publication(20, List.of(), sent(ADA, 21));

    assertThat(new RecoveryPromise(THROTTLES, publication).breaches())
        .extracting(Breach::how)
        .containsExactly(
            "1 of 2 recipients received it late or never, the last 3600.0 s late: news");
  }

  @Test
  void a_delay_that_was_stated_during_the_fault_excuses_its_recipient_until_it_is_over() {
    StatedDelay delay = delay(BOB, 14, 34);

    assertThat(broken(late(11, 37, delay))).isEmpty();
    assertThat(broken(late(11, 37.1, delay))).containsExactly(Promise.DELIVERS_SOON_AFTER_A_FAULT);
    assertThat(broken(late(11, 37, delay(ADA, 14, 34))))
        .containsExactly(Promise.DELIVERS_SOON_AFTER_A_FAULT);
  }

  @Test
  void a_delay_that_ends_in_the_next_fault_excuses_until_after_that() {
    assertThat(broken(late(11, 58, delay(BOB, 14, 49)))).isEmpty();
    assertThat(broken(late(11, 58, delay(BOB, 14, 34), delay(BOB, 34.1, 54)))).isEmpty();
  }

  @Test
  void a_delay_that_was_stated_too_late_or_in_calm_excuses_nobody() {
    assertThat(broken(late(11, 37, delay(BOB, 18.1, 34))))
        .containsExactly(Promise.DELIVERS_SOON_AFTER_A_FAULT);
    assertThat(broken(late(15, 37, delay(BOB, 15.1, 34))))
        .containsExactly(Promise.DELIVERS_SOON_AFTER_A_FAULT);
  }

  @Test
  void while_the_store_hangs_nothing_is_due_but_afterwards_everything() {
    assertThat(new RecoveryPromise(HUNG, publication(11, 30, 30)).breaches()).isEmpty();
    assertThat(new RecoveryPromise(HUNG, publication(15, 30, 18)).breaches())
        .extracting(Breach::promise)
        .containsExactly(Promise.DELIVERS_SOON_AFTER_A_FAULT);
  }

  private static List<Promise> broken(PublicationRecord publication) {
    return new RecoveryPromise(THROTTLES, publication)
        .breaches().stream().map(Breach::promise).toList();
  }

  private static StatedDelay delay(SamplePeer recipient, double at, double due) {
    return new StatedDelay(Set.of(recipient.id()), at(at), at(due));
  }

  /**
   * Returns a publication that Bob receives late. All other clients receive it, and its publisher
   * is answered, at once.
   */
  private static PublicationRecord late(double begun, double received, StatedDelay... delays) {
    return publication(begun, List.of(delays), sent(ADA, begun + 0.1), sent(BOB, received));
  }

  private static PublicationRecord publication(
      double begun, List<StatedDelay> delays, RecordedPost... posts) {
    return publication(begun, begun + 0.1, delays, posts);
  }

  private static PublicationRecord publication(double begun, double received, double answered) {
    return publication(begun, answered, List.of(), sent(ADA, received), sent(BOB, begun + 0.1));
  }

  private static PublicationRecord publication(
      double begun, double answered, List<StatedDelay> delays, RecordedPost... posts) {
    return new PublicationRecord(
        "news",
        at(begun),
        at(begun + 20),
        at(answered),
        LISTENERS,
        List.of(posts),
        delays,
        InvocationTotals.NONE);
  }
}
