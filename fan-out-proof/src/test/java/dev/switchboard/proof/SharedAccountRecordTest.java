package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePosts.at;
import static dev.switchboard.proof.SamplePosts.sentBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests processes that share an account and use too little of it; its limit is 10 a second. */
final class SharedAccountRecordTest {

  @Test
  void half_of_it_together_two_seconds_after_the_beginning_is_enough() {
    assertThat(broken(posts(2, 10, 5, 0))).isEmpty();
  }

  @Test
  void less_is_found() {
    assertThat(broken(posts(2, 10, 4, 0))).containsExactly(Promise.SHARES_THE_ACCOUNT);
  }

  @Test
  void a_process_that_sends_nothing_for_more_than_five_seconds_is_found() {
    assertThat(broken(with(sentBy(1, 4.9), sentBy(1, 9.8)))).isEmpty();
    assertThat(broken(with(sentBy(1, 4.9), sentBy(1, 9.9), sentBy(1, 4.8)))).isEmpty();
    assertThat(broken(with(sentBy(1, 4.8), sentBy(1, 9.9))))
        .containsExactly(Promise.STARVES_NO_PROCESS);
    assertThat(broken(with())).containsExactly(Promise.STARVES_NO_PROCESS);
  }

  /** Returns a record of the first process alone, plus some posts of the second. */
  private static List<RecordedPost> with(RecordedPost... more) {
    List<RecordedPost> posts = new ArrayList<>(ofProcess(0, 0, 10, 10));
    posts.addAll(List.of(more));
    return posts;
  }

  /**
   * Returns a number of posts a second of the first process from a second on, and one a second of
   * the other.
   */
  private static List<RecordedPost> posts(int from, int to, int perSecond, int before) {
    List<RecordedPost> posts = new ArrayList<>(ofProcess(0, 0, from, before));
    posts.addAll(ofProcess(0, from, to, perSecond - 1));
    posts.addAll(ofProcess(1, 0, to, 1));
    return posts;
  }

  private static List<RecordedPost> ofProcess(int process, int from, int to, int perSecond) {
    List<RecordedPost> posts = new ArrayList<>();
    for (int second = from; second < to; second++) {
      for (int i = 0; i < perSecond; i++) {
        posts.add(sentBy(process, second + 0.5));
      }
    }
    return posts;
  }

  private static List<Promise> broken(List<RecordedPost> posts) {
    return new SharedAccountRecord(2, 10, at(0), at(10), posts)
        .breaches().stream().map(Breach::promise).toList();
  }
}
