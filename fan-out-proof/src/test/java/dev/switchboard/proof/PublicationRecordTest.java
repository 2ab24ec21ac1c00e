package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePeer.BOB;
import static dev.switchboard.proof.SamplePeer.LISTENERS;
import static dev.switchboard.proof.SamplePosts.at;
import static dev.switchboard.proof.SamplePosts.cutOff;
import static dev.switchboard.proof.SamplePosts.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.proof.ScheduledFault.HangingStore;
import dev.switchboard.proof.ScheduledFault.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests publications whose counts do not add up. */
final class PublicationRecordTest {

  private static final RecordedPost TO_ADA = sent(ADA, 1);
  private static final RecordedPost TO_BOB = sent(BOB, 1);
  private static final DeliveryCounts BOTH_SENT = DeliveryCounts.NONE.withSent(2);
  private static final DeliveryCounts ONE_SENT = DeliveryCounts.NONE.withSent(1);
  private static final FaultSchedule NO_FAULT = new FaultSchedule(List.of());
  private static final FaultSchedule HUNG =
      new FaultSchedule(List.of(new HangingStore(new Period(at(0.5), at(2)))));

  @Test
  void everybody_may_receive_it_once_and_be_counted_once() {
    assertThat(broken(said(BOTH_SENT), TO_ADA, TO_BOB)).isEmpty();
  }

  @Test
  void whoever_is_handed_over_is_counted_by_a_job() {
    InvocationTotals said =
        said(BOTH_SENT.withHandedOver(1)).andTaken(new QueuedWork(1, List.of(), 0));

    assertThat(broken(said, TO_ADA, TO_BOB)).isEmpty();
  }

  @Test
  void whoever_is_handed_over_and_counted_by_no_job_is_found() {
    InvocationTotals said =
        said(ONE_SENT.withHandedOver(1)).andTaken(new QueuedWork(1, List.of(), 0));

    assertThat(broken(said, TO_ADA, TO_BOB)).containsExactly(Promise.COUNTS_EVERYBODY_ONCE);
  }

  @Test
  void whoever_is_counted_twice_is_found() {
    assertThat(broken(said(DeliveryCounts.NONE.withSent(3)), TO_ADA, TO_BOB))
        .containsExactly(Promise.COUNTS_EVERYBODY_ONCE, Promise.SENT_IS_HEARD);
  }

  @Test
  void whoever_is_missed_without_a_word_is_found() {
    assertThat(broken(said(BOTH_SENT), TO_ADA))
        .containsExactly(
            Promise.MISSES_NOBODY_UNTOLD,
            Promise.MISSES_NOBODY_WITHOUT_CAUSE,
            Promise.SENT_IS_HEARD);
  }

  @Test
  void whoever_is_missed_needs_a_cause() {
    InvocationTotals said = said(ONE_SENT.withFailed(1));

    assertThat(broken(said, TO_ADA)).containsExactly(Promise.MISSES_NOBODY_WITHOUT_CAUSE);
    assertThat(broken(HUNG, said, TO_ADA)).isEmpty();
    assertThat(broken(said, TO_ADA, cutOff(BOB, 21))).isEmpty();
  }

  @Test
  void whoever_receives_it_twice_is_found_unless_the_store_hung() {
    assertThat(broken(said(BOTH_SENT), TO_ADA, TO_BOB, TO_BOB))
        .containsExactly(Promise.SAYS_IT_ONCE);
    assertThat(broken(HUNG, said(BOTH_SENT), TO_ADA, TO_BOB, TO_BOB)).isEmpty();
  }

  @Test
  void a_publication_may_fail_as_a_whole_only_if_the_store_hung_and_nobody_was_tried() {
    InvocationTotals failed = InvocationTotals.NONE.andFailed();

    assertThat(broken(HUNG, failed)).isEmpty();
    assertThat(broken(failed))
        .containsExactly(Promise.REPORTS, Promise.MISSES_NOBODY_WITHOUT_CAUSE);
    assertThat(broken(HUNG, failed, TO_ADA)).containsExactly(Promise.REPORTS);
  }

  @Test
  void a_publisher_that_is_answered_long_after_its_deadline_is_found() {
    PublicationRecord late =
        new PublicationRecord(
            "news",
            at(0),
            at(20),
            at(25.1),
            LISTENERS,
            List.of(TO_ADA, TO_BOB),
            List.of(),
            said(BOTH_SENT));

    assertThat(late.breaches(NO_FAULT))
        .extracting(Breach::promise)
        .containsExactly(Promise.ENDS_IN_TIME);
  }

  private static InvocationTotals said(DeliveryCounts counts) {
    return new InvocationTotals(counts, QueuedWork.NOBODY, false, false);
  }

  private static List<Promise> broken(InvocationTotals said, RecordedPost... posts) {
    return broken(NO_FAULT, said, posts);
  }

  private static List<Promise> broken(
      FaultSchedule schedule, InvocationTotals said, RecordedPost... posts) {
    PublicationRecord record =
        new PublicationRecord(
            "news", at(0), at(20), at(1.5), LISTENERS, List.of(posts), List.of(), said);
    return record.breaches(schedule).stream().map(Breach::promise).toList();
  }
}
