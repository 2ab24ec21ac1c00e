package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePeer.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.proof.ScheduledFault.AccountThrottle;
import dev.switchboard.proof.ScheduledFault.LatePosts;
import dev.switchboard.proof.ScheduledFault.Period;
import dev.switchboard.proof.ScheduledFault.SlowConsumer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that the faults of the simulated gateway occur and are recorded. */
@Timeout(60)
final class SimulatedGatewayTest {

  private static final Frame NEWS = new Frame("news");
  private static final AccountLimit LIMIT = AccountLimit.of(1_000);

  private final SimulatedClock clock = new SimulatedClock();
  private final Period always = new Period(clock.start(), Instant.MAX);

  @Test
  void a_post_takes_its_time_and_is_recorded_with_its_sender()
      throws ExecutionException, InterruptedException {
    List<RecordedPost> posts = postTo(ADA);

    assertThat(posts.getFirst().isSent()).isTrue();
    assertThat(posts.getFirst().sender()).isEqualTo(7);
    assertThat(clock.elapsed()).isEqualTo(SimulatedGateway.LATENCY);
  }

  @Test
  void a_slow_consumer_is_refused_and_nobody_else()
      throws ExecutionException, InterruptedException {
    List<RecordedPost> posts = postTo(new SlowConsumer(always, ADA.id()), ADA, BOB);

    assertThat(posts).extracting(RecordedPost::isRefused).containsExactly(true, false);
  }

  @Test
  void a_throttled_account_refuses_everybody_beyond_its_limit()
      throws ExecutionException, InterruptedException {
    List<RecordedPost> posts =
        postTo(new AccountThrottle(always, new AccountLimit(1, 1)), ADA, BOB, ADA);

    assertThat(posts).extracting(RecordedPost::isRefused).containsExactly(false, true, true);
  }

  @Test
  void one_post_in_some_is_late_and_arrives() throws ExecutionException, InterruptedException {
    List<RecordedPost> posts = postTo(new LatePosts(always, 2, Duration.ofSeconds(2)), ADA, BOB);

    assertThat(posts).extracting(RecordedPost::isSent).containsExactly(true, true);
    assertThat(clock.elapsed()).isEqualTo(SimulatedGateway.LATENCY.multipliedBy(2).plusSeconds(2));
  }

  @Test
  void a_post_that_is_interrupted_is_cut_off() throws ExecutionException, InterruptedException {
    SimulatedGateway gateway = new SimulatedGateway(clock, new FaultSchedule(List.of()), LIMIT);

    new Simulation(clock, SimulatedClock.TICK)
        .run(
            List.of(
                () -> {
                  Thread.currentThread().interrupt();
                  gateway.transport(7).send(ADA.id(), NEWS);
                }));

    assertThat(gateway.posts()).extracting(RecordedPost::isCutOff).containsExactly(true);
  }

  private List<RecordedPost> postTo(SamplePeer recipient)
      throws ExecutionException, InterruptedException {
    return postTo(new FaultSchedule(List.of()), recipient);
  }

  private List<RecordedPost> postTo(ScheduledFault fault, SamplePeer... recipients)
      throws ExecutionException, InterruptedException {
    return postTo(new FaultSchedule(List.of(fault)), recipients);
  }

  private List<RecordedPost> postTo(FaultSchedule schedule, SamplePeer... recipients)
      throws ExecutionException, InterruptedException {
    SimulatedGateway gateway = new SimulatedGateway(clock, schedule, LIMIT);
    Transport transport = gateway.transport(7);
    new Simulation(clock, SimulatedClock.TICK)
        .run(List.of(() -> List.of(recipients).forEach(each -> transport.send(each.id(), NEWS))));
    return gateway.posts();
  }
}
