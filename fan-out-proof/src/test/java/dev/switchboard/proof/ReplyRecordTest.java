package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePosts.at;
import static dev.switchboard.proof.SamplePosts.refused;
import static dev.switchboard.proof.SamplePosts.sent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests replies that wait for the frames of others. */
final class ReplyRecordTest {

  @Test
  void a_reply_may_wait_half_a_second_beside_its_post() {
    assertThat(reply(0.505, sent(ADA, 0.505)).breach()).isEmpty();
    assertThat(reply(0.506, sent(ADA, 0.506)).breach())
        .hasValue(new Breach(Promise.REPLIES_PASS_LARGE_FAN_OUTS, "it waited 0.5 s: reply to Ada"));
  }

  @Test
  void refusals_excuse_the_waits_before_the_next_attempts() {
    List<RecordedPost> refusals =
        List.of(1, 2, 3, 4, 5, 6).stream().map(i -> refused(ADA, i)).toList();
    double posting = 6 * 0.005;
    double waits = 0.1 + 0.2 + 0.4 + 0.8 + 1.6 + 2;

    assertThat(reply(posting + waits + 0.5, refusals).breach()).isEmpty();
    assertThat(reply(posting + waits + 0.501, refusals).breach()).isPresent();
  }

  @Test
  void a_reply_that_is_given_up_is_found_in_calm_alone() {
    List<RecordedPost> refused = List.of(refused(ADA, 0.01));

    assertThat(new ReplyRecord("reply", at(0), at(0.1), refused, false).breach()).isEmpty();
    assertThat(new ReplyRecord("reply", at(0), at(0.1), refused, true).breach())
        .hasValue(new Breach(Promise.REPLIES_PASS_LARGE_FAN_OUTS, "it was not sent: reply"));
  }

  @Test
  void what_it_waited_is_told_beside_its_posts() {
    assertThat(reply(2.005, sent(ADA, 2.005)).waited()).isEqualTo(Duration.ofSeconds(2));
  }

  private static ReplyRecord reply(double answered, RecordedPost post) {
    return reply(answered, List.of(post));
  }

  private static ReplyRecord reply(double answered, List<RecordedPost> posts) {
    return new ReplyRecord("reply to Ada", at(0), at(answered), posts, false);
  }
}
