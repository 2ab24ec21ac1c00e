package dev.switchboard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests reports of an invocation that cannot be true. */
final class InvocationReportTest {

  /** Ten recipients: 4 sent, 2 failed, and one each gone, not yet open, throttled and too large. */
  private static final DeliveryCounts TEN = new DeliveryCounts(4, 1, 1, 1, 1, 2, 0);

  private static final QueuedWork THREE = new QueuedWork(3, List.of(), 0);

  @Test
  void everybody_may_be_counted_and_nobody_handed_over() {
    assertThat(promises(10, TEN, QueuedWork.NOBODY)).isEmpty();
  }

  @Test
  void whom_the_queue_took_need_not_be_counted() {
    assertThat(promises(13, TEN.withHandedOver(3), THREE)).isEmpty();
  }

  @Test
  void somebody_left_out_is_found() {
    assertThat(promises(11, TEN, QueuedWork.NOBODY)).containsExactly(Promise.COUNTS_EVERYBODY_ONCE);
    assertThat(promises(14, TEN.withHandedOver(3), THREE))
        .containsExactly(Promise.COUNTS_EVERYBODY_ONCE);
  }

  @Test
  void somebody_counted_twice_is_found() {
    assertThat(promises(9, TEN, QueuedWork.NOBODY)).containsExactly(Promise.COUNTS_EVERYBODY_ONCE);
    assertThat(promises(12, TEN.withHandedOver(3), THREE))
        .containsExactly(Promise.COUNTS_EVERYBODY_ONCE);
  }

  @Test
  void handed_over_is_what_the_queue_took() {
    assertThat(promises(13, TEN.withHandedOver(2), THREE))
        .containsExactly(Promise.SAYS_WHOM_IT_HANDED_OVER);
    assertThat(promises(13, TEN.withHandedOver(4), THREE))
        .containsExactly(Promise.SAYS_WHOM_IT_HANDED_OVER);
    assertThat(promises(10, TEN.withHandedOver(3), QueuedWork.NOBODY))
        .containsExactly(Promise.SAYS_WHOM_IT_HANDED_OVER);
  }

  @Test
  void of_pages_that_were_not_read_it_says_only_that_there_are_some() {
    QueuedWork unread = new QueuedWork(3, List.of(FailedJobsTest.TO_ALL), 0);

    assertThat(promises(13, TEN.withHandedOver(50), unread)).isEmpty();
    assertThat(promises(13, TEN.withHandedOver(0), unread))
        .containsExactly(Promise.SAYS_WHOM_IT_HANDED_OVER);
    assertThat(promises(14, TEN.withHandedOver(50), unread))
        .containsExactly(Promise.COUNTS_EVERYBODY_ONCE);
  }

  @Test
  void a_guess_of_the_failed_may_be_wrong() {
    assertThat(guess(8, TEN)).isEmpty();
    assertThat(guess(50, TEN)).isEmpty();
  }

  @Test
  void but_not_of_those_who_were_tried_nor_that_anybody_failed() {
    assertThat(guess(7, TEN)).containsExactly(Promise.COUNTS_EVERYBODY_ONCE);
    assertThat(guess(50, TEN.withFailed(0))).containsExactly(Promise.COUNTS_EVERYBODY_ONCE);
  }

  @Test
  void a_breach_tells_whose_it_is() {
    assertThat(new InvocationReport("the worker", 11, TEN, QueuedWork.NOBODY, false).breaches())
        .extracting(Breach::how)
        .containsExactly("of 11 recipients it counted 10, and the queue took 0: the worker");
  }

  private static List<Promise> promises(
      int audience, DeliveryCounts counts, QueuedWork handedOver) {
    return promises(new InvocationReport("the worker", audience, counts, handedOver, false));
  }

  private static List<Promise> guess(int audience, DeliveryCounts counts) {
    return promises(new InvocationReport("the worker", audience, counts, QueuedWork.NOBODY, true));
  }

  private static List<Promise> promises(InvocationReport statement) {
    return statement.breaches().stream().map(Breach::promise).toList();
  }
}
