package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePeer.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the recipients that a job that was given up would have reached. */
final class FailedJobsTest {

  static final Event NEWS = new Event.Text("news");

  static final FanOutJob.SendToShare TO_ALL = toShare(AudienceShare.WHOLE, Cursor.START);

  private static final ConnectionId FIRST = inOrder(0);
  private static final ConnectionId SECOND = inOrder(1);

  @Test
  void a_job_by_name_keeps_those_it_names() {
    FailedJobs letters = letter(new FanOutJob.SendToSome(NEWS, List.of(ADA.subscription()), 0));

    assertThat(letters.keep(ADA.id())).isTrue();
    assertThat(letters.keep(BOB.id())).isFalse();
  }

  @Test
  void a_job_for_all_keeps_everybody() {
    FailedJobs letters = letter(TO_ALL);

    assertThat(letters.keep(FIRST)).isTrue();
    assertThat(letters.keep(SECOND)).isTrue();
  }

  @Test
  void a_job_from_a_cursor_on_keeps_only_those_after_it() {
    FailedJobs letters = letter(toShare(AudienceShare.WHOLE, AudienceKey.of(FIRST).cursor()));

    assertThat(letters.keep(FIRST)).isFalse();
    assertThat(letters.keep(SECOND)).isTrue();
  }

  @Test
  void a_job_for_a_share_keeps_only_those_in_it() {
    int position = AudienceShare.positionOf(SECOND);
    FailedJobs letters = letter(toShare(new AudienceShare(position, position + 1), Cursor.START));

    assertThat(letters.keep(FIRST)).isFalse();
    assertThat(letters.keep(SECOND)).isTrue();
  }

  @Test
  void a_job_that_forgets_somebody_brings_them_nothing() {
    assertThat(letter(new FanOutJob.Forget(List.of(ADA.id()))).keep(ADA.id())).isFalse();
  }

  @Test
  void no_job_keeps_nobody() {
    assertThat(new FailedJobs(List.of()).keep(ADA.id())).isFalse();
  }

  private static FailedJobs letter(FanOutJob.Work work) {
    return new FailedJobs(List.of(new FanOutJob("6f9c", work, Duration.ZERO)));
  }

  private static FanOutJob.SendToShare toShare(AudienceShare share, Cursor from) {
    return new FanOutJob.SendToShare(List.of(NEWS), StoreTables.PATTERN, share, from);
  }

  private static ConnectionId inOrder(int number) {
    return Stream.of(ADA.id(), BOB.id()).sorted(SamplePeer.BY_PLACE).toList().get(number);
  }
}
