package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Paths that are meant to reach a connection, or something else, by a trick. */
final class ConnectionPathsTest {

  @RegisterExtension private final GatewayUnderFire gateway = new GatewayUnderFire();

  @Test
  void a_trick_with_the_path_is_refused_and_reaches_no_connection() {
    Seeds.each(
        400,
        dice -> {
          RawRequest trick = PathTrick.on(gateway.bystandersId(), dice);
          String answers = gateway.answersTo(trick.bytes());

          assertThat(HttpAnswers.statuses(answers)).as("%s%n%s", trick, answers).hasSize(1);
          HttpAnswers.assertRefused(answers, trick);
        });
  }
}
